/** They come together: whoever comes, comes to this page. */
export { OrganizationShell } from './OrganizationShell.tsx';
export { loadPartners, PartnersPage } from './PartnersPage.tsx';
