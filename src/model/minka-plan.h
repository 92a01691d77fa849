#pragma once

#include "minka-record.h"

G_BEGIN_DECLS

#define MINKA_DEVICE_VALUES(V)                                                                               \
  V (MINKA_DEVICE_UNKNOWN, "unknown")                                                                        \
  V (MINKA_DEVICE_NONE, "none")                                                                              \
  V (MINKA_DEVICE_PHONE, "phone")                                                                            \
  V (MINKA_DEVICE_TABLET, "tablet")                                                                          \
  V (MINKA_DEVICE_LAPTOP, "laptop")                                                                          \
  V (MINKA_DEVICE_PC, "pc")
MINKA_DECLARE_ENUM (Device, device, MINKA_DEVICE_VALUES)

#define MINKA_INTERNET_VALUES(V)                                                                             \
  V (MINKA_INTERNET_UNKNOWN, "unknown")                                                                      \
  V (MINKA_INTERNET_NONE, "none")                                                                            \
  V (MINKA_INTERNET_WEAK, "weak")                                                                            \
  V (MINKA_INTERNET_GOOD, "good")
MINKA_DECLARE_ENUM (Internet, internet, MINKA_INTERNET_VALUES)

#define MINKA_EASE_VALUES(V)                                                                                 \
  V (MINKA_EASE_UNKNOWN, "unknown")                                                                          \
  V (MINKA_EASE_LEARNING, "learning")                                                                        \
  V (MINKA_EASE_FAIR, "fair")                                                                                \
  V (MINKA_EASE_EASY, "easy")
MINKA_DECLARE_ENUM (Ease, ease, MINKA_EASE_VALUES)

#define MINKA_DUTY_VALUES(V)                                                                                 \
  V (MINKA_DUTY_OTHER, "other")                                                                              \
  V (MINKA_DUTY_DIRECTOR, "director")                                                                        \
  V (MINKA_DUTY_COORDINATOR, "coordinator")                                                                  \
  V (MINKA_DUTY_MODERATOR, "moderator")                                                                      \
  V (MINKA_DUTY_SECRETARY, "secretary")
MINKA_DECLARE_ENUM (Duty, duty, MINKA_DUTY_VALUES)

/* The school and its year: one record a file. */
#define MINKA_PLAN_FIELDS(F)                                                                                 \
  F (TEXT, school_name, 0, SEARCH, "Name of the school as actas write it")                                   \
  F (TEXT, school_code, 0, PLAIN, "Modular code of the Ministry")                                            \
  F (TEXT, body_name, 0, PLAIN, "Name of the body that meets")                                               \
  F (TEXT, locality, 0, PLAIN, "Town or neighbourhood")                                                      \
  F (TEXT, district, 0, PLAIN, "District")                                                                   \
  F (TEXT, province, 0, PLAIN, "Province")                                                                   \
  F (TEXT, region, 0, PLAIN, "Region")                                                                       \
  F (TEXT, ugel, 0, PLAIN, "Local education authority")                                                      \
  F (TEXT, level, 0, PLAIN, "Educational level")                                                             \
  F (TEXT, grades, 0, PLAIN, "Grades taught")                                                                \
  F (TEXT, modality, 0, PLAIN, "How it teaches this year")                                                   \
  F (INT, students, 0, PLAIN, "Number of pupils")                                                            \
  F (INT, teachers, 0, PLAIN, "Number of teachers")                                                          \
  F (INT, support_staff, 0, PLAIN, "Number of support staff")                                                \
  F (INT, year, 0, PLAIN, "School year")                                                                     \
  F (TEXT, year_name, 0, PLAIN, "Official name of the year")                                                 \
  F (BLOB, emblem, 0, PLAIN, "Emblem of the letterhead, as PNG")                                             \
  F (TEXT, presentation, 0, SEARCH, "I. Presentación")                                                       \
  F (TEXT, justification, 0, SEARCH, "IV. Justificación")                                                    \
  F (TEXT, conclusions, 0, SEARCH, "Conclusiones")                                                           \
  F (TEXT, recommendations, 0, SEARCH, "Recomendaciones")
#define MINKA_TYPE_PLAN (minka_plan_get_type ())
MINKA_DECLARE_RECORD (Plan, plan, PLAN, MINKA_PLAN_FIELDS)

#define MINKA_MEMBER_FIELDS(F)                                                                               \
  F (TEXT, name, 0, REQUIRED_SEARCH, "Name as actas write it")                                               \
  F (TEXT, job, 0, SEARCH, "Cargo en la institución")                                                        \
  F (TEXT, grade, 0, PLAIN, "Grade and section taught")                                                      \
  F (TEXT, phone, 0, PLAIN, "Telephone")                                                                     \
  F (TEXT, email, 0, PLAIN, "Mail address")                                                                  \
  F (ENUM, device, minka_device_get_type, PLAIN, "Device for online meetings")                               \
  F (ENUM, connection, minka_internet_get_type, PLAIN, "Internet connection")                                \
  F (ENUM, ease, minka_ease_get_type, PLAIN, "Ease with the meeting platform")                               \
  F (BOOL, retired, 0, PLAIN, "No longer called to meetings")                                                \
  F (INT, position, 0, PLAIN, "Place in the list")
#define MINKA_TYPE_MEMBER (minka_member_get_type ())
MINKA_DECLARE_RECORD (Member, member, MEMBER, MINKA_MEMBER_FIELDS)

/* V. Organización de la CAP. */
#define MINKA_POST_FIELDS(F)                                                                                 \
  F (TEXT, title, 0, REQUIRED_SEARCH, "Cargo en la CAP")                                                     \
  F (ENUM, duty, minka_duty_get_type, PLAIN, "What actas need the post for")                                 \
  F (TEXT, functions, 0, SEARCH, "Funciones")                                                                \
  F (REF, member, "member", PLAIN, "Who holds it")                                                           \
  F (INT, position, 0, PLAIN, "Place in the list")
#define MINKA_TYPE_POST (minka_post_get_type ())
MINKA_DECLARE_RECORD (Post, post, POST, MINKA_POST_FIELDS)

G_END_DECLS
