SwaggerUIBundle({
  url: "/openapi.yaml",
  dom_id: "#swagger-ui",
  deepLinking: true,
  tryItOutEnabled: true,
  // Nothing leaves this origin: no validator badge, no remote configuration by query parameters.
  validatorUrl: null,
  queryConfigEnabled: false
});
