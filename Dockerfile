# One image for all roles: its command is a command of ./tributary, such as streams, api, replay or verify.
#
#   ./mvnw -Dcontainer -DskipTests -pl standalone -am package     what it holds
#   docker build -t tributary .
#
# The base needs a Java runtime of 21 or later and bash. Nothing runs while it is built, so any platform's will do.
ARG BASE=eclipse-temurin:25-jre
FROM ${BASE}

COPY standalone/target/image/libs/ /opt/tributary/libs/
COPY standalone/target/image/own/ /opt/tributary/libs/
COPY standalone/target/image/root/opt/ /opt/
COPY --chown=10001:10001 standalone/target/image/root/data/ /data/

USER 10001:10001
WORKDIR /data
EXPOSE 7070 8080
ENTRYPOINT ["/opt/tributary/bin/tributary"]
CMD ["--help"]
