# Clausebook in a container, for hosts that run containers and for machines without Python:
#
#   docker build --tag clausebook .
#   docker run --rm --volume "$PWD:/project" --user "$(id -u):$(id -g)" clausebook build
#
# Packages are those of the locks, by hash. The base has a tag and no digest: pin it to the one that you have looked at.
FROM python:3.13-slim-bookworm AS wheel
WORKDIR /source
COPY . .
RUN python -m pip install --quiet --no-deps --require-hashes --requirement requirements/build.txt
RUN python -m pip wheel --quiet --no-deps --no-index --no-build-isolation --wheel-dir /wheel .

FROM python:3.13-slim-bookworm
RUN apt-get update -qq && apt-get install -y -qq --no-install-recommends git libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 && rm -rf /var/lib/apt/lists/*
COPY requirements/run.txt /wheel/run.txt
RUN python -m pip install --quiet --no-cache-dir --no-deps --require-hashes --requirement /wheel/run.txt
COPY --from=wheel /wheel /wheel
RUN python -m pip install --quiet --no-cache-dir --no-deps --no-index /wheel/*.whl
RUN git config --system --add safe.directory /project && useradd --create-home clausebook
USER clausebook
WORKDIR /project
ENTRYPOINT ["clausebook"]
