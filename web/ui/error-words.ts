// The words of a failure, by its code: what was kept and what to do. What happened comes from the server.
import type { Fault } from "../../contract/errors.ts";
import { ApiError } from "../api.ts";

interface Advice {
  kept: string;
  todo: string;
}

const kept = "Nothing was changed.";
const later = { kept, todo: "Try again in a moment." };
const reload = { kept, todo: "Load the page again, then repeat this." };

const advice: Record<ApiError["code"], Advice> = {
  offline: { kept: "Nothing was lost.", todo: "Check the connection, then try again." },
  invalid_input: { kept, todo: "Correct what is named, then try again." },
  invalid_json: reload,
  invalid_cursor: reload,
  invalid_rule: { kept, todo: "Correct the rule as named, then try again." },
  invalid_template: { kept, todo: "Correct the message as named, then try again." },
  not_signed_in: {
    kept: "What you typed is still here.",
    todo: "Sign in again in another tab, then repeat this.",
  },
  bad_signature: { kept, todo: "Check that both sides have the same secret." },
  link_expired: { kept, todo: "Ask whoever gave it to you for a new one." },
  sign_in_failed: { kept, todo: "Try again, or use another way to sign in." },
  provider_unreachable: later,
  email_unverified: { kept, todo: "Verify the address with the provider, or sign in with another one." },
  not_invited: { kept, todo: "Ask an owner to invite this address, then sign in again." },
  not_configured: { kept, todo: "Whoever runs the server can set it up; its settings are explained there." },
  forbidden: { kept, todo: "Ask an owner or admin of this workspace to do it or to change your role." },
  csrf: reload,
  not_found: { kept, todo: "It may have been deleted; go back to the list." },
  method_not_allowed: reload,
  conflict: { kept, todo: "Look at what is there, then change yours to fit." },
  wrong_state: { kept, todo: "Load the page again to see how it stands now." },
  idempotency_mismatch: reload,
  missing_rate: { kept, todo: "Add a rate under Settings, Currencies, and send it again." },
  too_large: { kept, todo: "Send it in smaller parts." },
  unsupported_media_type: { kept, todo: "Send it in one of the forms that are named." },
  too_many_requests: later,
  internal: {
    kept: "What was saved before is kept.",
    todo: "Try again; if it stays, the server's log says why.",
  },
  vendor_failed: later,
  database_unavailable: later,
  stream_unavailable: later,
  shutting_down: later,
  disk_full: {
    kept: "What was saved before is kept.",
    todo: "Free some room on the server's disk, then try again.",
  },
};

export function adviceFor(error: unknown): Advice {
  if (error instanceof ApiError) return advice[error.code];
  return {
    kept: "What was saved is kept.",
    todo: "Load the page again; if it stays, please report it with this text.",
  };
}

/** What the server added about this very case, which then also says what to do. */
export function detailOf(error: unknown): string | undefined {
  if (!(error instanceof ApiError) || error.message === error.title) return undefined;
  return sentence(error.message);
}

export function whatHappened(error: unknown): string {
  if (error instanceof ApiError) return sentence(error.title);
  if (error instanceof Error) return sentence(`This page failed: ${error.message}`);
  return "This page failed in a way it cannot name.";
}

/** "Not an e-mail address (such as asha@example.com)." The hint may be a mere name, so it keeps its first letter. */
export function faultSentence({ message, hint }: Fault): string {
  const plain = message.replace(/\.$/, "");
  return sentence(hint ? `${plain} (${hint.replace(/\.$/, "")})` : plain);
}

function sentence(text: string): string {
  const capital = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(capital) ? capital : `${capital}.`;
}
