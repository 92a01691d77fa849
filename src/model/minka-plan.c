#include "minka-plan.h"

MINKA_DEFINE_ENUM (Device, device, MINKA_DEVICE_VALUES)
MINKA_DEFINE_ENUM (Internet, internet, MINKA_INTERNET_VALUES)
MINKA_DEFINE_ENUM (Ease, ease, MINKA_EASE_VALUES)
MINKA_DEFINE_ENUM (Duty, duty, MINKA_DUTY_VALUES)

MINKA_DEFINE_RECORD (Plan, plan, "plan", "year", MINKA_PLAN_FIELDS)
MINKA_DEFINE_RECORD (Member, member, "member", "position name", MINKA_MEMBER_FIELDS)
MINKA_DEFINE_RECORD (Post, post, "post", "position title", MINKA_POST_FIELDS)
