// The one cache of what the server said. Only failures that may pass are tried again, twice; a reader sees the rest at once.
import { QueryClient } from "@tanstack/react-query";
import { ApiError } from "./api.ts";

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      gcTime: 10 * 60_000,
      retry: (failures, error) => error instanceof ApiError && error.mayPass && failures < 2,
      retryDelay: (attempt, error) =>
        error instanceof ApiError && error.retryAfter ? error.retryAfter * 1_000 : 500 * 2 ** attempt,
    },
  },
});
