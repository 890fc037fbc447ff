import type { ApiAccount } from './account.ts';
import { type MemberProblem, readInput } from './read-input.ts';
import type { Structure } from './shape.ts';
import type { ApiError, ApiResult, Later } from './wire.ts';

/** One operation of a service: what its requests are, and what it does. */
export interface Operation {
  readonly shape: Structure;
  readonly answer: (input: unknown, account: ApiAccount, refuse: Complaint) => Answered | ApiError;
}

/** What an operation has understood of a request, and its answer. */
export interface Answered {
  /** The members that the model has, and no others. */
  readonly input: object;
  readonly result: ApiResult | Later;
}

/** How a service says that members are missing, or are not what they have to be; `null`: it does not mind. */
export type Complaint = (problems: readonly MemberProblem[], input: unknown) => ApiError | null;

export function operation<T extends object>(
  shape: Structure<T>,
  run: (input: T, account: ApiAccount) => ApiResult | Later,
): Operation {
  return {
    shape,
    answer(input, account, complaint) {
      const reading = readInput(shape, input);
      if (!reading.ok) return reading.error;
      const { value, problems } = reading.value;
      const problem = problems.length === 0 ? null : complaint(problems, input);
      const result = problem ? ({ ok: false, error: problem } as const) : run(value, account);
      return { input: value, result };
    },
  };
}
