import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsDefined,
  IsIn,
  IsInt,
  IsNumber,
  IsObject,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateBy,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { JSONSchema } from 'class-validator-jsonschema';
import { formats, type Format } from './formats';
import { PERSONAL, type PersonalKind } from './personal-fields';

/**
 * The closed list of field kinds that a form or message may have. Each carries its Vietnamese title, which error
 * texts and documents use, and is made of class-validator decorators that have an exact JSON Schema twin.
 */
interface Presence {
  optional?: boolean;
  /** Shown in the documents; a sentence at most. */
  note?: string;
  /** What it tells of a person; whoever keeps it encrypts it. */
  personal?: PersonalKind;
}

type Decorator = PropertyDecorator;

type SchemaPart = Record<string, unknown>;

const all =
  (...decorators: Decorator[]): Decorator =>
  (target, key) =>
    decorators.forEach((decorate) => decorate(target, key));

/** `null` is not a way to leave a field out: neither class-validator nor JSON Schema takes it here. */
const mayBeAbsent = ValidateIf((_, value) => value !== undefined);

/** The schema part goes into one decorator: a second one would replace the first. */
const present = (title: string, { optional, note, personal }: Presence, part: SchemaPart = {}): Decorator =>
  all(
    optional ? mayBeAbsent : IsDefined(),
    JSONSchema({
      title,
      ...(note ? { description: note } : {}),
      ...(personal ? { [PERSONAL]: personal } : {}),
      ...part,
    }) as Decorator,
  );

const hasFormat = (name: Format, each = false): Decorator =>
  ValidateBy(
    {
      name: 'format',
      constraints: [name],
      validator: { validate: (value: unknown) => typeof value === 'string' && formats[name](value) },
    },
    { each },
  );

/** `always`: what every field of this format tells of a person. */
const formatted =
  (name: Format, most: number, always?: PersonalKind) =>
  (title: string, presence: Presence = {}): Decorator =>
    all(
      present(title, { personal: always, ...presence }, { format: name }),
      IsString(),
      MaxLength(most),
      hasFormat(name),
    );

export const Text = (title: string, { max, ...presence }: Presence & { max: number }): Decorator =>
  all(present(title, presence, { format: 'text' }), IsString(), MaxLength(max), hasFormat('text'));

export const Day = formatted('day', 10);
export const PartialDay = formatted('partial-day', 10);
export const Instant = formatted('instant', 40);
export const Time = formatted('time', 5);
export const PersonalId = formatted('personal-id', 12, 'identity');
export const Phone = formatted('phone', 14, 'contact');
export const Email = formatted('email', 254, 'contact');
export const OneTimeCode = formatted('one-time-code', 6, 'access');
export const CommuneCode = formatted('commune-code', 5);
export const ProvinceCode = formatted('province-code', 2);
export const Sha256 = formatted('sha256', 64);
export const Uuid = formatted('uuid', 36);
export const Code = formatted('code', 64);
export const LawFileName = formatted('law-file', 60);
export const AccountNumber = formatted('account-number', 20, 'bank');

export const OneOf = (title: string, values: readonly string[], presence: Presence = {}): Decorator =>
  all(present(title, presence), IsString(), IsIn([...values]));

export const Whole = (
  title: string,
  { min, max, ...presence }: Presence & { min: number; max: number },
): Decorator => all(present(title, presence, { type: 'integer' }), IsInt(), Min(min), Max(max));

/** Whole đồng; the largest is far above any sum the law knows and far below 2^53. */
export const Dong = (title: string, presence: Presence = {}): Decorator =>
  Whole(title, { min: 0, max: 1_000_000_000_000, ...presence });

/** A part of a whole: 0 to 1. */
export const Share = (title: string, presence: Presence = {}): Decorator =>
  all(present(title, presence, { type: 'number' }), IsNumber(), Min(0), Max(1));

export const Flag = (title: string, presence: Presence = {}): Decorator =>
  all(present(title, presence), IsBoolean());

export const Part = (title: string, type: () => new () => object, presence: Presence = {}): Decorator =>
  all(present(title, presence), IsObject(), ValidateNested(), Type(type));

interface Size {
  min?: number;
  max: number;
}

const sized = ({ min = 0, max }: Size): Decorator => all(IsArray(), ArrayMinSize(min), ArrayMaxSize(max));

export const ListOf = (
  title: string,
  type: () => new () => object,
  { min, max, ...presence }: Presence & Size,
) =>
  all(
    present(title, presence),
    sized({ min, max }),
    IsObject({ each: true }),
    ValidateNested({ each: true }),
    Type(type),
  );

export const ListOneOf = (
  title: string,
  values: readonly string[],
  { min, max, ...presence }: Presence & Size,
) =>
  all(
    present(title, presence),
    sized({ min, max }),
    ArrayUnique(),
    IsString({ each: true }),
    IsIn([...values], { each: true }),
  );

export const ListFormatted = (title: string, name: Format, { min, max, ...presence }: Presence & Size) =>
  all(
    present(title, presence, { items: { type: 'string', format: name } }),
    sized({ min, max }),
    IsString({ each: true }),
    hasFormat(name, true),
  );
