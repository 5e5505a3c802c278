#!/bin/sh
# Records tests/routes/ anew, after the story has changed so far that they no longer play. Read the heads in the diff.
set -eu
cd "$(dirname "$0")/.."
python=${PYTHON:-.venv/bin/python}
record() { "$python" tools/record_route.py "$@"; }
record film 1 "Along the course of the story as told, from the arrest to the door" tests/routes/film-to-the-door.route --until the_door --alive smith voss zoran valka
record random 1 "Dies in the storm" tests/routes/dies-in-the-storm.route --until white_prosecutor
record random 1 "Dies in the Gobi" tests/routes/dies-in-the-gobi.route --until well_behind
record random 1 "Stays in camp" tests/routes/stays-in-camp.route --until the_one_who_waited
record sensible 1 "Irena, Tomasz and Kazik live to the end" tests/routes/three-who-lived.route --until the_door --alive irena tomasz kazik
