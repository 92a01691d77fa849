#include "minka-equipment.h"

#include <glib/gi18n-lib.h>

/**
 * minka_equipment_count:
 * @self: what to fill in
 * @members: (nullable): the people, of #MinkaMember
 *
 * Counts devices, connections and ease with the platform from the members' own records.
 */
void
minka_equipment_count (MinkaEquipment *self, GListModel *members)
{
  *self = (MinkaEquipment) { 0 };
  for (guint i = 0; members != NULL && i < g_list_model_get_n_items (members); i++) {
    g_autoptr (MinkaMember) member = g_list_model_get_item (members, i);

    self->total++;
    self->devices[member->device]++;
    self->connections[member->connection]++;
    self->ease[member->ease]++;
  }
}

static void
add (GString *text, const char *mark, char *part)
{
  if (text->len > 0)
    g_string_append (text, mark);
  g_string_append (text, part);
  g_free (part);
}

/**
 * minka_equipment_describe:
 * @self: counts
 *
 * Returns: (transfer full): who has which device and how many are at ease with the platform, as a line
 */
char *
minka_equipment_describe (const MinkaEquipment *self)
{
  const guint *devices = self->devices;
  const guint computers = devices[MINKA_DEVICE_LAPTOP] + devices[MINKA_DEVICE_PC];
  GString *text = g_string_new (NULL);

  if (self->total == 0)
    g_string_append (text, _ ("Nobody is called yet."));
  if (computers > 0)
    add (text, " · ", g_strdup_printf (_ ("%u laptop or PC"), computers));
  if (devices[MINKA_DEVICE_TABLET] > 0)
    add (text, " · ", g_strdup_printf (_ ("%u tablet"), devices[MINKA_DEVICE_TABLET]));
  if (devices[MINKA_DEVICE_PHONE] > 0)
    add (text, " · ", g_strdup_printf (_ ("%u phone"), devices[MINKA_DEVICE_PHONE]));
  if (devices[MINKA_DEVICE_NONE] > 0)
    add (text, " · ", g_strdup_printf (_ ("%u without a device"), devices[MINKA_DEVICE_NONE]));
  if (devices[MINKA_DEVICE_UNKNOWN] > 0)
    add (text, " · ", g_strdup_printf (_ ("%u not known"), devices[MINKA_DEVICE_UNKNOWN]));
  if (self->total > 0)
    add (text, "; ",
         g_strdup_printf (ngettext ("%u is at ease with the platform", "%u are at ease with the platform",
                                    self->ease[MINKA_EASE_EASY]),
                          self->ease[MINKA_EASE_EASY]));
  return g_string_free_and_steal (text);
}

/**
 * minka_equipment_describe_connections:
 * @self: counts
 *
 * Returns: (transfer full): how well they are connected, as a line; empty for nobody
 */
char *
minka_equipment_describe_connections (const MinkaEquipment *self)
{
  const guint *connections = self->connections;
  GString *text = g_string_new (NULL);

  if (connections[MINKA_INTERNET_GOOD] > 0)
    add (text, " · ", g_strdup_printf (_ ("%u with a good connection"), connections[MINKA_INTERNET_GOOD]));
  if (connections[MINKA_INTERNET_WEAK] > 0)
    add (text, " · ", g_strdup_printf (_ ("%u with a weak one"), connections[MINKA_INTERNET_WEAK]));
  if (connections[MINKA_INTERNET_NONE] > 0)
    add (text, " · ", g_strdup_printf (_ ("%u without a connection"), connections[MINKA_INTERNET_NONE]));
  if (connections[MINKA_INTERNET_UNKNOWN] > 0)
    add (text, " · ", g_strdup_printf (_ ("%u of unknown connection"), connections[MINKA_INTERNET_UNKNOWN]));
  return g_string_free_and_steal (text);
}
