/** They come together: each is small, and whoever comes sees all of them. */
export { AdminPage, loadAdmin } from './AdminPage.tsx';
export { OrganizationShell } from './OrganizationShell.tsx';
export { loadPartners, PartnersPage } from './PartnersPage.tsx';
export { loadSupport, SupportPage } from './SupportPage.tsx';
