import { operationNames, operationShape } from '../../core/api/dispatch.ts';
import type { Shape } from '../../core/api/shape.ts';
import { SERVICES } from '../../core/api/wire.ts';

/** What a client checks before it sends anything: by service, then by operation. */
export const SERVICE_MODELS: Readonly<Record<string, Readonly<Record<string, unknown>>>> =
  Object.fromEntries(
    SERVICES.map((service) => [
      service,
      Object.fromEntries(
        operationNames(service).map((name) => [
          name,
          clientShape(name, operationShape(service, name)),
        ]),
      ),
    ]),
  );

/** That there has to be an entry is checked by clients as well; the service says it in other words. */
function clientShape(operation: string, shape: Shape | null): unknown {
  if (operation !== 'PutEvents' || shape?.type !== 'structure') return shape;
  return {
    ...shape,
    members: { ...shape.members, Entries: { ...shape.members.Entries, least: 1 } },
  };
}
