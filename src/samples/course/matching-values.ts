import { type Chapter, patternTask } from './chapter.ts';

const sale = (detail: object) => ({ source: 'com.shop', 'detail-type': 'Sale', detail });

export const matchingValues: Chapter = {
  title: 'Matching values',
  after: 'You know which values are equal and which only look so.',
  exercises: [
    {
      version: 1,
      id: 'numbers-are-no-texts',
      title: 'Numbers are no texts',
      situation:
        'The rule for shelf 25 never fires, although shelf 25 is full of events. Mend the pattern.',
      task: patternTask(
        '{\n  "detail": { "shelf": ["25"] }\n}',
        {
          'shelf 25': [sale({ shelf: 25 }), true],
          'shelf 26': [sale({ shelf: 26 }), false],
        },
        {
          'shelf 25.0': [{ ...sale({}), detail: { shelf: 25.0 } }, true],
          'a shelf called "25"': [sale({ shelf: '25' }), false],
        },
      ),
      hints: [
        'Look at the event: is there anything around the number?',
        'A text in quotation marks is never equal to a number.',
        'Write `[25]`.',
      ],
      answer: '{\n  "detail": { "shelf": [25] }\n}',
      why: 'Values are compared with their JSON type. That 25 and 25.0 are equal, and 25 and "25" are not, follows from it.',
    },
    {
      version: 1,
      id: 'true-and-null',
      title: 'True, false and null',
      situation:
        'A gift that has no card yet needs attention: `gift` is true and `card` is null. Match exactly these.',
      task: patternTask(
        '{\n  "detail": {\n    "gift": ["true"],\n    "card": ["null"]\n  }\n}',
        {
          'a gift, its card null': [sale({ gift: true, card: null }), true],
          'a gift with a card': [sale({ gift: true, card: 'Congratulations' }), false],
          'no gift': [sale({ gift: false, card: null }), false],
        },
        {
          'a gift, and no word of a card': [sale({ gift: true }), false],
          'a card that says "null"': [sale({ gift: true, card: 'null' }), false],
        },
      ),
      hints: [
        'In quotation marks they are texts of four letters, and the event has no such texts.',
        '`true`, `false` and `null` are written without quotation marks.',
        'Write `"gift": [true], "card": [null]`.',
      ],
      answer: '{\n  "detail": {\n    "gift": [true],\n    "card": [null]\n  }\n}',
      why: 'null is a value like others: the field is there and has it. A field that is missing has no value at all, and null does not match it.',
    },
    {
      version: 1,
      id: 'whatever-the-case',
      title: 'Whatever the case',
      situation:
        'Some tills write the currency as EUR, some as eur or Eur. Match all of them with one value.',
      task: patternTask(
        '{\n  "detail": { "currency": ["EUR"] }\n}',
        {
          EUR: [sale({ currency: 'EUR' }), true],
          eur: [sale({ currency: 'eur' }), true],
          USD: [sale({ currency: 'USD' }), false],
        },
        {
          eUr: [sale({ currency: 'eUr' }), true],
          EURO: [sale({ currency: 'EURO' }), false],
        },
      ),
      hints: [
        'A list of all spellings would have to have eight of them.',
        'An operator is an object in the place of a value: `[{ … }]`, with the name of the operator and a value.',
        'Write `[{"equals-ignore-case": "eur"}]`.',
      ],
      answer: '{\n  "detail": { "currency": [{ "equals-ignore-case": "eur" }] }\n}',
      why: 'Texts are compared letter by letter, and case counts, unless an operator says otherwise.',
    },
    {
      version: 1,
      id: 'how-it-begins',
      title: 'How it begins',
      situation:
        'All services of the shop have a source that begins with com.shop and a dot. Hear all of them, also those to come.',
      task: patternTask(
        '{\n  "source": ["com.shop.orders", "com.shop.stock"]\n}',
        {
          'the orders': [{ source: 'com.shop.orders' }, true],
          'a new service': [{ source: 'com.shop.returns' }, true],
          'another company': [{ source: 'com.bakery.orders' }, false],
        },
        {
          'a service of a service': [{ source: 'com.shop.stock.audit' }, true],
          'a shop with a longer name': [{ source: 'com.shopping.orders' }, false],
        },
      ),
      hints: [
        'There is an operator for the beginning of a text. It is called `prefix`.',
        'Mind the dot: com.shopping begins with com.shop, too.',
        'Write `[{"prefix": "com.shop."}]`.',
      ],
      answer: '{\n  "source": [{ "prefix": "com.shop." }]\n}',
      why: 'A prefix is a text like any other: what comes after it does not matter, and a dot has no meaning of its own.',
    },
    {
      version: 1,
      id: 'how-it-ends',
      title: 'How it ends',
      situation:
        'Thumbnails are made of what ends in .png or .jpg. The key of an uploaded file is in `detail.object.key`.',
      task: patternTask(
        '{\n  "detail": {\n    "object": {\n      "key": [".png"]\n    }\n  }\n}',
        {
          'a picture': [{ detail: { object: { key: 'photos/cat.png' } } }, true],
          'a document': [{ detail: { object: { key: 'bills/png.pdf' } } }, false],
        },
        {
          'a photograph': [{ detail: { object: { key: 'photos/dog.jpg' } } }, true],
          'a file that is not done': [
            { detail: { object: { key: 'photos/cat.png.part' } } },
            false,
          ],
        },
      ),
      hints: [
        'The counterpart of prefix is called `suffix`, and looks at the end.',
        'Two operators in one list are alternatives, as two values are.',
        'Write `[{"suffix": ".png"}, {"suffix": ".jpg"}]`.',
      ],
      answer:
        '{\n  "detail": {\n    "object": {\n      "key": [{ "suffix": ".png" }, { "suffix": ".jpg" }]\n    }\n  }\n}',
      why: 'Operators stand in the list beside plain values, and all of them are alternatives.',
    },
  ],
};
