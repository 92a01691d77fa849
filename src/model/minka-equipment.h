#pragma once

#include "minka-plan.h"

G_BEGIN_DECLS

/**
 * MinkaEquipment:
 * @total: how many people
 * @devices: how many have each #MinkaDevice
 * @connections: how many have each #MinkaInternet
 * @ease: how many are at each #MinkaEase
 *
 * With what a group of people comes to an online meeting.
 */
typedef struct {
  guint total;
  guint devices[MINKA_DEVICE_PC + 1];
  guint connections[MINKA_INTERNET_GOOD + 1];
  guint ease[MINKA_EASE_EASY + 1];
} MinkaEquipment;

void minka_equipment_count (MinkaEquipment *self, GListModel *members);
char *minka_equipment_describe (const MinkaEquipment *self);
char *minka_equipment_describe_connections (const MinkaEquipment *self);

G_END_DECLS
