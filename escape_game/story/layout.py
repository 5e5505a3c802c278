"""Where the numbers of a state stand: slots every story has, and the block of each person.

Quantities, conditions of bodies and distances are held in thousandths of the unit that files and screens use;
everything else in whole numbers. Slots that only one story has follow the people, in the order of Story.slots.
"""

from typing import Final

ROAD: Final = 0  # the scene that every story has: the road, with its orders

# Slots of every story.
DAY: Final = 0  # days since the story began; the first day is 1
DATE: Final = 1  # proleptic ordinal of today, as datetime.date.toordinal; 0 in a story without dates
HOURS: Final = 2  # hours of today already spent
REGION: Final = 3  # index into Story.regions, plus 1; 0 before the first
DIFFICULTY: Final = 4  # index into Story.difficulties
PACE: Final = 5  # the orders: indexes into Survival.paces, rations, waterings, marches
RATION: Final = 6
WATERING: Final = 7
MARCH: Final = 8
LEG: Final = 9  # index into Story.legs, plus 1; 0 when not on the road
WALKED: Final = 10  # thousandths of a km behind us on this leg
NIGHTS: Final = 11  # nights spent on this leg
PASSED: Final = 12  # waypoints behind us, as bits
NEXT_WATER: Final = 13  # thousandths of a km on this leg at which the next water is
NEXT_DRAW: Final = 14  # the night of this leg on which the next event is drawn
TOLD: Final = 15  # what the player has been warned of, as bits (see engine.warnings)
ROAD_KM: Final = 16  # thousandths of a km walked in all legs so far
LAST_ATE: Final = 17  # per cent of the need eaten on the last day that passed
LAST_DRANK: Final = 18  # per cent of the need drunk on the last day that passed
UNEVENTFUL: Final = 19  # day lines shown so far
COMMON: Final = 20

# Fields of a person's block.
STATUS: Final = 0
CONDITION: Final = 1
BOND: Final = 2
DAWN: Final = 3  # the stage this day began in; nobody ends it more than one lower
LOW_DAYS: Final = 4  # days at sinking, this fall
GRAVE: Final = 5  # 1 once buried
DIED: Final = 6  # the day of death; 0 while alive
FIELDS: Final = 7

# What STATUS can be.
UNMET: Final = 0
HERE: Final = 1
WITH_US: Final = 2
GONE: Final = 3
DEAD: Final = 4
STATUS_WORDS: Final = ("unmet", "here", "with us", "gone", "dead")

# Stages of a body, worst first, so that a greater number is a better stage.
LAST_NIGHT: Final = 0
SINKING: Final = 1
FAILING: Final = 2
WORN: Final = 3
SOUND: Final = 4
STAGE_WORDS: Final = ("at the last", "sinking", "failing", "worn", "sound")

BOND_LEAST: Final = -2
BOND_MOST: Final = 5
CONDITION_MOST: Final = 95_000
THOUSANDTHS: Final = 1000
MOST_ROAD: Final = 100_000 * THOUSANDTHS  # of a leg: more than twice round the earth, and waters come one by one
HOURS_OF_A_DAY: Final = 24  # where no rules of survival say how long a day's march is


def person_slot(person: int, field: int) -> int:
    """Return the slot of a person's number; person 0 is you."""
    return COMMON + person * FIELDS + field
