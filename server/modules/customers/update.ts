// Changes one customer by hand. What is true of what shops send is true here: left out stays, null clears.

import type { CustomerInput } from "../../../contract/customers.ts";
import { AppError } from "../../../contract/errors.ts";
import { FieldWords } from "./field-words.ts";
import { lockNames } from "./identities.ts";
import { applyInput, type Profile } from "./profile.ts";
import { lockProfiles, updateProfiles } from "./profile-store.ts";
import type { WriteContext } from "./write-inputs.ts";

const names = ["external_id", "email", "phone"] as const;

/** Throws `not_found`, `conflict` where another customer has that external id, `invalid_input` where no name would be left. */
export async function updateCustomer(
  context: WriteContext,
  id: string,
  fields: CustomerInput,
): Promise<void> {
  const { trx, workspaceId, now, facts } = context;
  if (names.some((name) => fields[name] !== undefined)) await lockNames(trx, workspaceId);
  const [profile] = await lockProfiles(trx, workspaceId, [id]);
  if (!profile) throw new AppError("not_found", `There is no customer ${id}`);
  const words = new FieldWords(profile.field_versions, undefined);
  for (const name of ["email", "phone"] as const) words.holds(name, fields[name]);
  const renamed = rename(profile, fields);
  if (renamed) await mustBeFree(context, profile);
  if (applyInput(profile, fields, words) || renamed)
    await updateProfiles(trx, workspaceId, [profile], now, facts);
}

function rename(profile: Profile, fields: CustomerInput): boolean {
  const before = names.map((name) => profile[name]);
  for (const name of names) if (fields[name] !== undefined) profile[name] = fields[name];
  if (names.every((name) => profile[name] === null))
    throw new AppError("invalid_input", "A customer keeps at least one of external_id, email and phone.", {
      faults: names
        .filter((name) => fields[name] === null)
        .map((name) => ({ path: `/${name}`, message: "the last way to tell this customer from others" })),
    });
  return names.some((name, i) => profile[name] !== before[i]);
}

async function mustBeFree({ trx, workspaceId }: WriteContext, profile: Profile): Promise<void> {
  if (profile.external_id === null) return;
  const other = await trx
    .selectFrom("customers")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where("external_id", "=", profile.external_id)
    .where("id", "!=", profile.id)
    .executeTakeFirst();
  if (!other) return;
  throw new AppError(
    "conflict",
    `Customer ${other.id} has the external id “${profile.external_id}” already.`,
    {
      faults: [{ path: "/external_id", message: `customer ${other.id} has this one` }],
    },
  );
}
