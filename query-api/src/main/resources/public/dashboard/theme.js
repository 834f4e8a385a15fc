/* Before the first paint: the theme that the reader chose, where it differs from that of the system. */
(() => {
  try {
    const chosen = localStorage.getItem('theme');
    if (chosen) document.documentElement.dataset.theme = chosen;
  } catch {
    // Without storage the system's theme stands.
  }
})();
