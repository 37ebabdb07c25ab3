/** How the first admin is made. */
export const FIRST_ADMIN = "clearway account create 'Ada Muller' --role admin --password-stdin";
