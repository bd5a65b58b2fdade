"""Handles for the SMART links of cards: the link carries the handle, what it stands for is kept here, sealed."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from cds_service.clinical.assessment import Assessment
from cds_service.services.app_context import HANDLE_SECONDS, AppContext, encode
from cds_service.services.ports import HandleStore


class CardHandles:
    """Makes the ``appContext`` of cards; the same card gets the same handle."""

    def __init__(self, store: HandleStore) -> None:
        self._store = store

    def for_call(self, patient_id: str, orders: Mapping[str, bytes]) -> Callable[[str, Assessment], str]:
        """``CardLinks.app_context`` for one call; keeping never blocks and never fails it."""

        def handle(card_uuid: str, assessment: Assessment) -> str:
            token = self._store.token(card_uuid)
            order = orders.get(assessment.order.reference) if assessment.order else None
            self._store.keep(token, encode(AppContext(patient_id, order)), HANDLE_SECONDS)
            return token

        return handle
