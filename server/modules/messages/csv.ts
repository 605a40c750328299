// Messages of a campaign as lines of a CSV file.
import type { Message } from "../../../contract/messages.ts";
import type { CsvColumns } from "../../platform/csv.ts";

export const csvColumns: CsvColumns<Message> = {
  id: ({ id }) => id,
  customer_id: ({ customer }) => customer.id,
  customer_external_id: ({ customer }) => customer.external_id,
  customer_name: ({ customer }) => customer.name,
  customer_email: ({ customer }) => customer.email,
  channel: ({ channel }) => channel,
  address: ({ address }) => address,
  outcome: ({ outcome }) => outcome,
  reason: ({ reason }) => reason,
  queued_at: ({ queued_at }) => queued_at,
  sent_at: ({ sent_at }) => sent_at,
  delivered_at: ({ delivered_at }) => delivered_at,
  failed_at: ({ failed_at }) => failed_at,
  opened_at: ({ opened_at }) => opened_at,
  clicked_at: ({ clicked_at }) => clicked_at,
};
