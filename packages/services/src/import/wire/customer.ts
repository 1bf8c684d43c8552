import { type Customer, idPrefixes, newCustomer } from '@untether/domain';
import * as z from 'zod';
import type { CustomerExport, ExportFile } from '../export-files.ts';
import { type Finding, type Place, unread, wayOuts } from '../finding.ts';
import { flag, isRecord, readFields, text, type WireRecord } from './fields.ts';
import { fingerprint } from './fingerprint.ts';
import { isCutOff, normalise, wordKey } from './normalise.ts';

/** A customer's own record: its identity, and the record's view of the relationship. */
export interface CustomerRead {
  readonly identity: Customer;
  readonly relationship: VendorRelationship;
  /** null = the record does not say. */
  readonly delegatedAdmin: boolean | null;
  /** undefined = the list does not say. */
  readonly associatedResellerId: string | null | undefined;
  /** Of the entry in the list. */
  readonly listHash: string;
  /** Of customer.json; null when there is none that can be read. */
  readonly detailHash: string | null;
}

/** What the vendor's list calls the customer's relationship to the partner. Only a reseller's customers are taken over. */
export interface VendorRelationship {
  /** `unclear`: nothing that can be read; it says neither that the partner sells to it nor that it does not. */
  readonly is: 'reseller' | 'another' | 'unclear';
  /** As it stands there; null where nothing does. */
  readonly word: string | null;
}

const guidPattern = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;

/** A GUID in lower case; undefined for anything else. */
export const readGuid = (value: unknown): string | undefined => {
  const guid = typeof value === 'string' ? value.toLowerCase() : '';
  return guidPattern.test(guid) ? guid : undefined;
};

/** What an entry of the list calls its tenant: PowerShell's objects name it otherwise than the vendor's API. */
const idIn = (record: WireRecord): unknown => record.id ?? record.customerId ?? record.tenantId;

/** The id of an entry as it stands there; undefined when it names none that is one, or two. */
export const readCustomerId = (raw: unknown): string | undefined => {
  const record = normalise(raw);
  if (!isRecord(record)) return undefined;
  const guid = readGuid(idIn(record));
  return guid !== undefined && !namesAnother(record, guid) ? String(idIn(record)) : undefined;
};

const resellerWords = new Set(['reseller', 'cloudreseller']);
/** Words that say nothing. */
const unclearWords = new Set(['', 'unknown']);

const relationshipOf = (value: unknown): VendorRelationship => {
  if (typeof value !== 'string' || unclearWords.has(wordKey(value)) || isCutOff(value))
    return { is: 'unclear', word: value === undefined || value === null ? null : String(value) };
  return { is: resellerWords.has(wordKey(value)) ? 'reseller' : 'another', word: value };
};

/** Of an entry of the list: whether its customer's files are worth reading. */
export const mayBeResellers = (raw: unknown): boolean => {
  const record = normalise(raw);
  return isRecord(record) && relationshipOf(record.relationshipToPartner).is !== 'another';
};

/** PowerShell's objects have name and domain beside the id. */
const profileOf = (record: WireRecord): WireRecord =>
  isRecord(record.companyProfile)
    ? record.companyProfile
    : { companyName: record.companyName ?? record.name, domain: record.domain };

const namesAnother = (record: WireRecord, id: string): boolean => {
  const { tenantId } = profileOf(record);
  return typeof tenantId === 'string' && tenantId !== '' && tenantId.toLowerCase() !== id;
};

const listShape = { allowDelegatedAccess: flag, associatedPartnerId: text };
const address = z.object({ country: text }).nullish();
const profileShape = { tenantId: text, companyName: text, domain: text, address };
const detailShape = { companyProfile: z.object({ address }).nullish(), country: text, allowDelegatedAccess: flag };

const countryOf = (value: string | null | undefined): string | null => {
  const upper = value?.trim().toUpperCase() ?? '';
  return /^[A-Z]{2}$/.test(upper) ? upper : null;
};

interface DetailRead {
  readonly country: string | null;
  readonly delegatedAdmin: boolean | null;
  readonly hash: string | null;
  readonly findings: readonly Finding[];
}

const noDetail: DetailRead = { country: null, delegatedAdmin: null, hash: null, findings: [] };

const readDetail = (file: ExportFile): DetailRead => {
  if (file.state === 'missing') return noDetail;
  const place = { file: file.path, path: '' };
  const reason = file.state === 'broken' ? file.reason : 'expected an object';
  const json = file.state === 'broken' ? undefined : normalise(file.json);
  if (!isRecord(json)) {
    return { ...noDetail, findings: [unread(place, '', reason, wayOuts.withoutIt)] };
  }
  const cosmetic = ['companyProfile', 'country', 'allowDelegatedAccess'] as const;
  const { values, findings } = readFields({ shape: detailShape, record: json, place, cosmetic });
  return {
    country: countryOf(values.companyProfile?.address?.country ?? values.country),
    delegatedAdmin: values.allowDelegatedAccess ?? null,
    hash: fingerprint(json),
    findings,
  };
};

const readProfile = (record: WireRecord, place: Place) => {
  const own = { file: place.file, path: `${place.path}.companyProfile` };
  const cut = isCutOff(record.companyProfile)
    ? [unread(own, '', 'was cut off by PowerShell: export with ConvertTo-Json -Depth 10', wayOuts.withoutIt)]
    : [];
  const cosmetic = ['tenantId', 'companyName', 'domain', 'address'] as const;
  const read = readFields({ shape: profileShape, record: profileOf(record), place: own, cosmetic });
  const { companyName, domain } = read.values;
  const country = read.values.address?.country;
  const findings = [...cut, ...read.findings];
  if (!companyName && cut.length === 0)
    findings.push(unread(own, 'companyName', 'the name is missing', wayOuts.withoutIt));
  if (country && countryOf(country) === null) {
    findings.push(unread(own, 'address.country', `"${country}" is not a two-letter country`, wayOuts.withoutIt));
  }
  return {
    companyName: companyName || domain || undefined,
    domain: domain || null,
    country: countryOf(country),
    findings,
  };
};

/** Undefined when the record does not say which customer it is. */
export const readCustomer = (
  source: CustomerExport,
): { readonly customer: CustomerRead | undefined; readonly findings: readonly Finding[] } => {
  const { place } = source;
  const record = normalise(source.record);
  const id = isRecord(record) ? readGuid(idIn(record)) : undefined;
  if (!isRecord(record) || id === undefined) {
    const finding = unread(place, isRecord(record) ? 'id' : '', 'the customer has no tenant id', wayOuts.leftOut);
    return { customer: undefined, findings: [finding] };
  }
  if (namesAnother(record, id)) {
    const reason = `names another tenant than the entry's id, ${id}`;
    return { customer: undefined, findings: [unread(place, 'companyProfile.tenantId', reason, wayOuts.leftOut)] };
  }
  const cosmetic = ['allowDelegatedAccess', 'associatedPartnerId'] as const;
  const { values, findings } = readFields({ shape: listShape, record, place, cosmetic });
  const profile = readProfile(record, place);
  const detail = readDetail(source.customer);
  const reseller = readGuid(values.associatedPartnerId);
  const badReseller = values.associatedPartnerId && reseller === undefined;
  return {
    customer: {
      identity: newCustomer({
        tenantId: id,
        companyName: profile.companyName ?? id,
        domain: profile.domain,
        country: detail.country ?? profile.country,
      }),
      relationship: relationshipOf(record.relationshipToPartner),
      delegatedAdmin: detail.delegatedAdmin ?? values.allowDelegatedAccess ?? null,
      associatedResellerId: source.isBrief ? undefined : reseller === undefined ? null : idPrefixes.partner + reseller,
      listHash: fingerprint(record),
      detailHash: detail.hash,
    },
    findings: [
      ...findings,
      ...profile.findings,
      ...(badReseller ? [unread(place, 'associatedPartnerId', 'is not a tenant id', wayOuts.withoutIt)] : []),
      ...detail.findings,
    ],
  };
};
