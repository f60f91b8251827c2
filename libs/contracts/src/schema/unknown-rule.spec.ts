type Rules = typeof import('class-validator');
type Fields = typeof import('./fields');

/**
 * class-validator keeps its rules in a global for good, so each class is declared into a fresh one with contracts
 * that were never loaded before.
 */
function schemaWith(ruleOf: (rules: Rules, fields: Fields) => PropertyDecorator): () => unknown {
  delete (globalThis as Record<string, unknown>)['classValidatorMetadataStorage'];
  jest.resetModules();
  const rules = jest.requireActual<Rules>('class-validator');
  const fields = jest.requireActual<Fields>('./fields');
  const { jsonSchemaOf } = jest.requireActual<typeof import('./json-schema')>('./json-schema');
  class Homepage {
    address?: string;
  }
  ruleOf(rules, fields)(Homepage.prototype, 'address');
  return () => jsonSchemaOf(Homepage);
}

it('makes a schema of a field kind from the closed list', () => {
  expect(schemaWith((_, { Email }) => Email('Thư điện tử'))()).toMatchObject({
    properties: { address: { type: 'string', format: 'email', maxLength: 254, title: 'Thư điện tử' } },
    required: ['address'],
  });
});

it.each<[string, (rules: Rules) => PropertyDecorator]>([
  ['isUrl', ({ IsUrl }) => IsUrl()],
  ['isEmail', ({ IsEmail }) => IsEmail()],
  ['matches', ({ Matches }) => Matches(/a/)],
  ['minLength', ({ MinLength }) => MinLength(3)],
  ['isPositive', ({ IsPositive }) => IsPositive()],
  ['isDateString', ({ IsDateString }) => IsDateString()],
  ['isOptional', ({ IsOptional }) => IsOptional()],
  ['whitelistValidation', ({ Allow }) => Allow()],
])('refuses the rule %s and names the field', (name, ruleOf) => {
  expect(schemaWith(ruleOf)).toThrow(`Homepage.address: the rule ${name} has no JSON Schema twin`);
});

it('refuses a class without any field kind', () => {
  schemaWith((_, { Email }) => Email('Thư điện tử'));
  const { jsonSchemaOf } = jest.requireActual<typeof import('./json-schema')>('./json-schema');
  class Empty {}
  expect(() => jsonSchemaOf(Empty)).toThrow('Empty has no field with a kind from the closed list');
});
