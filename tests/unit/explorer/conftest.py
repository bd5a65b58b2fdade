"""The judge of the explorer's charts and what its page knows, with the knowledge that ships."""

import pytest

from cds_service.bootstrap.explorer import page_knowledge
from cds_service.services.chart_judge import ChartJudge
from cds_service.services.registry import Registry
from cds_service.settings import read_settings
from cds_service.web.explorer.parts import PageKnowledge
from tests.engines import engine_for


@pytest.fixture(scope="session")
def judge() -> ChartJudge:
    engine = engine_for(read_settings({}))
    return ChartJudge(engine, Registry(engine.knowledge.services).for_hook("order-sign"))


@pytest.fixture(scope="session")
def knowledge(judge: ChartJudge) -> PageKnowledge:
    return page_knowledge(judge.engine.knowledge, judge.engine)
