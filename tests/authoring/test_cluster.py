"""A playtest on a local Dask cluster: `pip install 'walk-south[cluster]'`, or this is skipped."""

import pytest
from tiny_story import tiny_story

from escape_game.authoring.playtesting import Plan, playtest

pytestmark = pytest.mark.soak


def test_a_playtest_on_a_dask_cluster_counts_what_one_process_counts():
    distributed = pytest.importorskip("dask.distributed")
    plan = Plan(seed=3)
    with (
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster,
        distributed.Client(cluster) as client,
    ):
        spread = playtest(tiny_story(), plan, 40, client.get_executor(), parts=8)

    assert spread == playtest(tiny_story(), plan, 40)
