// Invitations that have not been used yet.
import { Button, CopyButton } from "@mantine/core";
import { accessEndpoints, type Invitation } from "../../../contract/access.ts";
import { useApiMutation } from "../../api-query.ts";
import { ErrorState } from "../../ui/error-state.tsx";
import { SettingRow, SettingRows } from "../../ui/setting-rows.tsx";
import { toast } from "../../ui/toast.tsx";
import { When } from "../../ui/when.tsx";
import { roleNames } from "./role-names.ts";

export function Invitations({ invitations }: { invitations: Invitation[] }) {
  const withdraw = useApiMutation(accessEndpoints.withdrawInvitation);
  const invite = useApiMutation(accessEndpoints.invite);
  const remove = async ({ id, email, role }: Invitation) => {
    await withdraw.mutateAsync({ params: { id } });
    toast(`The invitation of ${email} was withdrawn`, () => invite.mutate({ body: { email, role } }));
  };
  if (invitations.length === 0) return null;
  return (
    <>
      {withdraw.error && <ErrorState error={withdraw.error} />}
      <SettingRows>
        {invitations.map((invitation) => (
          <SettingRow
            key={invitation.id}
            name={invitation.email}
            about={
              <>
                Invited <When at={invitation.created_at} /> as {roleNames[invitation.role].toLowerCase()},
                open until <When at={invitation.expires_at} dayOnly />
              </>
            }
          >
            {invitation.link && <CopyLink link={invitation.link} />}
            <Button
              variant="default"
              onClick={() => void remove(invitation).catch(() => undefined)}
              aria-label={`Withdraw the invitation of ${invitation.email}`}
            >
              Withdraw
            </Button>
          </SettingRow>
        ))}
      </SettingRows>
    </>
  );
}

function CopyLink({ link }: { link: string }) {
  return (
    <CopyButton value={link}>
      {({ copied, copy }) => (
        <Button variant="default" onClick={copy}>
          {copied ? "Copied" : "Copy link"}
        </Button>
      )}
    </CopyButton>
  );
}
