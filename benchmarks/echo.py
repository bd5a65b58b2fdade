"""The floor: a Flask application that reads the whole body and sends it back."""

from __future__ import annotations

from flask import Flask, Response, request

app = Flask(__name__)


@app.post("/cds-services/echo")
def echo() -> Response:
    return Response(request.get_data(cache=False), mimetype="application/json")
