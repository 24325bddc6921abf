# docker build -t muster . && docker run --env-file .env -v muster:/data -v ./playbooks:/app/playbooks:ro muster
# The program's commands follow the image's name: docker run … muster check

FROM python:3.11-slim AS build
WORKDIR /build
COPY pyproject.toml constraints.txt README.md LICENSE app.py ./
COPY bot bot
# The project is installed for its dependencies' sake and taken out again: it runs from /app, beside its playbooks.
RUN python -m venv /venv \
    && /venv/bin/pip install --no-cache-dir -c constraints.txt . \
    && /venv/bin/pip uninstall --yes muster setuptools pip

FROM python:3.11-slim
RUN pip uninstall --yes setuptools wheel pip \
    && useradd --system --uid 10001 --no-create-home muster \
    && install --directory --owner=muster /data
COPY --from=build /venv /venv
WORKDIR /app
COPY app.py ./
COPY bot bot
COPY playbooks playbooks
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PORT=3000 DATABASE_URL=sqlite:////data/muster.db
VOLUME /data
USER 10001
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
    CMD ["python", "-c", "import os, urllib.request; urllib.request.urlopen('http://127.0.0.1:' + os.environ['PORT'] + '/healthz', timeout=4)"]
ENTRYPOINT ["python", "app.py"]
