// Some members of an audience, those first whose latest order is the latest.
import type { Audience } from "../../../contract/campaigns.ts";
import { segmentEndpoints } from "../../../contract/segments.ts";
import { useApi } from "../../api-query.ts";
import { nameOf } from "../customers/customer-name.ts";
import type { Reader } from "./reader-picker.tsx";

const some = 20;

export function useMembers(audience: Audience | null): Reader[] {
  const { segment_id, rule, as_of } = audience ?? {};
  const ofSegment = useApi(
    segmentEndpoints.customers,
    { params: { id: segment_id ?? "" }, query: { limit: some, as_of } },
    { enabled: segment_id !== undefined },
  ).data?.data;
  const ofRule = useApi(
    segmentEndpoints.preview,
    { body: { rule, as_of, sample: some } },
    { enabled: rule !== undefined },
  ).data?.sample;
  const members = (segment_id ? ofSegment : rule ? ofRule : undefined) ?? [];
  return members.map((customer) => ({ id: customer.id, name: nameOf(customer) }));
}
