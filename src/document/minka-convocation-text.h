#pragma once

#include "minka-minutes.h"

G_BEGIN_DECLS

/**
 * MinkaMessage:
 * @MINKA_MESSAGE_CHAT: for WhatsApp, which shows what stands between asterisks in bold
 * @MINKA_MESSAGE_MAIL: for a letter
 *
 * Where a text is sent.
 */
typedef enum {
  MINKA_MESSAGE_CHAT,
  MINKA_MESSAGE_MAIL,
} MinkaMessage;

char *minka_convocation_text_make (MinkaMinutes *minutes, MinkaMessage message);

G_END_DECLS
