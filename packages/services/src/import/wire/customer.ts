import { type Customer, idPrefixes, newCustomer } from '@untether/domain';
import { z } from 'zod';
import type { CustomerExport, ExportFile } from '../export-files.ts';
import { type ImportFinding, type Place, unread, wayOuts } from '../finding.ts';
import { flag, isRecord, readFields, text, type WireRecord } from './fields.ts';
import { fingerprint } from './fingerprint.ts';

/** A customer's own record: its identity, and the record's view of the relationship. */
export interface CustomerRead {
  readonly identity: Customer;
  /** Only a reseller's customers are taken over. */
  readonly relationshipToPartner: string | null;
  readonly delegatedAdmin: boolean | null;
  readonly associatedResellerId: string | null;
  /** Of the entry in the list. */
  readonly listHash: string;
  /** Of customer.json; null when there is none that can be read. */
  readonly detailHash: string | null;
}

const guidPattern = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;

/** A GUID in lower case; undefined for anything else. */
export const readGuid = (value: unknown): string | undefined => {
  const guid = typeof value === 'string' ? value.toLowerCase() : '';
  return guidPattern.test(guid) ? guid : undefined;
};

/** The tenant id of an entry; undefined when it names none, or two. */
export const readCustomerId = (record: unknown): string | undefined => {
  const id = isRecord(record) ? readGuid(record.id) : undefined;
  return isRecord(record) && id !== undefined && !namesAnother(record, id) ? id : undefined;
};

const profileOf = (record: WireRecord): WireRecord => (isRecord(record.companyProfile) ? record.companyProfile : {});

const namesAnother = (record: WireRecord, id: string): boolean => {
  const { tenantId } = profileOf(record);
  return typeof tenantId === 'string' && tenantId !== '' && tenantId.toLowerCase() !== id;
};

const listShape = { relationshipToPartner: text, allowDelegatedAccess: flag, associatedPartnerId: text };
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
  readonly findings: readonly ImportFinding[];
}

const noDetail: DetailRead = { country: null, delegatedAdmin: null, hash: null, findings: [] };

const readDetail = (file: ExportFile): DetailRead => {
  if (file.state === 'missing') return noDetail;
  const place = { file: file.path, path: '' };
  const reason = file.state === 'broken' ? file.reason : 'expected an object';
  if (file.state === 'broken' || !isRecord(file.json)) {
    return { ...noDetail, findings: [unread(place, '', reason, wayOuts.withoutIt)] };
  }
  const cosmetic = ['companyProfile', 'country', 'allowDelegatedAccess'] as const;
  const { values, findings } = readFields({ shape: detailShape, record: file.json, place, cosmetic });
  return {
    country: countryOf(values.companyProfile?.address?.country ?? values.country),
    delegatedAdmin: values.allowDelegatedAccess ?? null,
    hash: fingerprint(file.json),
    findings,
  };
};

const readProfile = (record: WireRecord, place: Place) => {
  const own = { file: place.file, path: `${place.path}.companyProfile` };
  const cosmetic = ['tenantId', 'companyName', 'domain', 'address'] as const;
  const read = readFields({ shape: profileShape, record: profileOf(record), place: own, cosmetic });
  const { companyName, domain } = read.values;
  const country = read.values.address?.country;
  const findings = [...read.findings];
  if (!companyName) findings.push(unread(own, 'companyName', 'the name is missing', wayOuts.withoutIt));
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
): { readonly customer: CustomerRead | undefined; readonly findings: readonly ImportFinding[] } => {
  const { record, place } = source;
  const id = isRecord(record) ? readGuid(record.id) : undefined;
  if (!isRecord(record) || id === undefined) {
    const finding = unread(place, isRecord(record) ? 'id' : '', 'the customer has no tenant id', wayOuts.leftOut);
    return { customer: undefined, findings: [finding] };
  }
  if (namesAnother(record, id)) {
    const reason = `names another tenant than the entry's id, ${id}`;
    return { customer: undefined, findings: [unread(place, 'companyProfile.tenantId', reason, wayOuts.leftOut)] };
  }
  const cosmetic = ['relationshipToPartner', 'allowDelegatedAccess', 'associatedPartnerId'] as const;
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
      relationshipToPartner: values.relationshipToPartner ?? null,
      delegatedAdmin: detail.delegatedAdmin ?? values.allowDelegatedAccess ?? null,
      associatedResellerId: reseller === undefined ? null : idPrefixes.partner + reseller,
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
