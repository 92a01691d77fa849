#pragma once

#include <glib.h>
#include <qpdf/qpdf-c.h>

G_BEGIN_DECLS

#define MINKA_QPDF_FUNCTIONS(F)                                                                              \
  F (oh_is_dictionary)                                                                                       \
  F (oh_get_key)                                                                                             \
  F (oh_has_key)                                                                                             \
  F (oh_get_int_value_as_int)                                                                                \
  F (oh_get_array_n_items)                                                                                   \
  F (oh_get_numeric_value)                                                                                   \
  F (oh_get_array_item)                                                                                      \
  F (oh_set_array_item)                                                                                      \
  F (oh_is_integer)                                                                                          \
  F (oh_get_page_content_data)                                                                               \
  F (oh_free_buffer)                                                                                         \
  F (oh_replace_stream_data)                                                                                 \
  F (oh_new_null)                                                                                            \
  F (oh_replace_key)                                                                                         \
  F (oh_new_integer)                                                                                         \
  F (init)                                                                                                   \
  F (silence_errors)                                                                                         \
  F (set_suppress_warnings)                                                                                  \
  F (set_attempt_recovery)                                                                                   \
  F (read_memory)                                                                                            \
  F (get_error)                                                                                              \
  F (cleanup)                                                                                                \
  F (oh_is_array)                                                                                            \
  F (oh_wrap_in_array)                                                                                       \
  F (oh_append_item)                                                                                         \
  F (get_root)                                                                                               \
  F (oh_copy_foreign_object)                                                                                 \
  F (oh_new_name)                                                                                            \
  F (get_num_pages)                                                                                          \
  F (add_page)                                                                                               \
  F (get_page_n)                                                                                             \
  F (make_indirect_object)                                                                                   \
  F (oh_new_dictionary)                                                                                      \
  F (oh_new_array)                                                                                           \
  F (oh_new_unicode_string)                                                                                  \
  F (init_write_memory)                                                                                      \
  F (set_deterministic_ID)                                                                                   \
  F (set_newline_before_endstream)                                                                           \
  F (set_object_stream_mode)                                                                                 \
  F (force_pdf_version)                                                                                      \
  F (write)                                                                                                  \
  F (get_buffer)                                                                                             \
  F (get_buffer_length)                                                                                      \
  F (has_error)                                                                                              \
  F (oh_new_real_from_double)                                                                                \
  F (oh_get_name)                                                                                            \
  F (oh_begin_dict_key_iter)                                                                                 \
  F (oh_dict_more_keys)                                                                                      \
  F (oh_dict_next_key)                                                                                       \
  F (oh_is_name_and_equals)                                                                                  \
  F (oh_remove_key)                                                                                          \
  F (oh_is_stream)                                                                                           \
  F (oh_get_dict)                                                                                            \
  F (oh_new_stream)                                                                                          \
  F (oh_new_bool)                                                                                            \
  F (get_info_key)                                                                                           \
  F (set_info_key)                                                                                           \
  F (more_warnings)                                                                                          \
  F (get_error_message_detail)                                                                               \
  F (next_warning)                                                                                           \
  F (oh_is_string)                                                                                           \
  F (oh_get_utf8_value)                                                                                      \
  F (oh_get_stream_data)                                                                                     \
  F (get_qpdf_version)

/* qpdf is loaded by those who make a document or take one apart: minka_qpdf_load() comes before all else. */
typedef struct {
#define MINKA_QPDF_MEMBER(name) __typeof__ (qpdf_##name) *name;
  MINKA_QPDF_FUNCTIONS (MINKA_QPDF_MEMBER)
#undef MINKA_QPDF_MEMBER
} MinkaQpdf;

extern MinkaQpdf libqpdf;

gboolean minka_qpdf_load (GError **error);
void minka_qpdf_prepare (void);

G_END_DECLS
