export { MOST_PEOPLE } from './personal-id';
export { population, Population, type Household, type Person, type PopulationOptions } from './population';
export type { Beneficiary, Insured } from './livelihood';
export { writePopulation, type Manifest, type WriteOptions } from './write-population';
export type { BeneficiaryPerson, HealthNotice, InsuredPerson, Resident } from './register-rows';
export { declarations, type Declared, type DeclarationsOptions, type Expected } from './declarations';
export { MIXTURES, type ChannelShares, type Mixture } from './mixture';
export { sampleCase, SAMPLE_CASES, SAMPLE_DAY } from './sample-case';
export { hostileDeclarations, type HostileDeclaration } from './hostile';
