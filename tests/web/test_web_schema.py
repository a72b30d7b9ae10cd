"""The OpenAPI document and the answers hold each other to account, whatever is asked."""

from __future__ import annotations

from itertools import product
from typing import Any

import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

import dateline
from dateline.web import create_app

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]


def test_every_answer_is_one_that_the_document_describes(joined: dateline.OpenRecord) -> None:
    app = create_app(joined, ["localhost", "testserver"])
    described = schemathesis.openapi.from_asgi("/api/openapi.json", app)
    operations = [result.ok() for result in described.get_all_operations()]
    assert len(operations) > 20
    for operation, mode in product(operations, (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)):
        if mode is GenerationMode.NEGATIVE and not list(operation.query):
            continue

        @given(case=operation.as_strategy(generation_mode=mode))
        @settings(max_examples=10, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
        def check(case: Any) -> None:
            case.call_and_validate(checks=CHECKS)

        check()
