import { describe, expect, test } from 'vitest';
import { loadSampleEvents } from '../../src/samples/events/load.ts';
import { searchEvents } from '../../src/samples/events/search.ts';

const library = await loadSampleEvents();
const find = (query: string) => searchEvents(library, query);

describe('a search for sample events', () => {
  test.each([
    ['a title', 'large order', 'order-created-large'],
    ['a service', 'guardduty', 'guardduty-finding'],
    ['a service and a word of the title, in any order', 'restored s3', 's3-object-restored'],
    ['a detail-type, in any case', 'SPOT instance INTERRUPTION', 'ec2-spot-interruption'],
    ['a source', 'aws.kms', 'kms-key-material-expired'],
    ['a tag', 'cron', 'scheduled-event'],
    ['spaces around', '  macie  ', 'macie-finding'],
  ])('by %s', (_, query, id) => {
    const [first] = find(query);
    expect(first?.event.id).toBe(id);
    expect(first?.field).toBeNull();
  });

  test.each([
    ['the name of a field', 'remoteIpDetails', 'detail.service.action.networkConnectionAction'],
    ['a path', 'bucket.name', 'detail.bucket.name'],
    ['a value', 'tenant-globex', 'detail.tenant_id'],
  ])('by %s, which is said', (_, query, path) => {
    const found = find(query);
    expect(found.length).toBeGreaterThan(0);
    expect(found[0]?.field).toContain(path);
  });

  test('the empty one finds everything, in the order of the library', () => {
    expect(find(' ').map(({ event }) => event)).toEqual(library);
  });

  test('what is in no event finds nothing', () => {
    expect(find('s3 zzz')).toEqual([]);
  });

  test('an event that is named so stands before one that only holds the word', () => {
    const ids = find('backup').map(({ event }) => event.id);
    expect(ids.slice(0, 2).sort()).toEqual(['backup-job-completed', 'backup-job-failed']);
  });
});
