-- Tables of posturemap, in the schema that the search path names first.
-- What is kept under the id of a claim is replaced when the claim is exported again.
CREATE TABLE IF NOT EXISTS articles (
    id text PRIMARY KEY,
    title text,
    author text,
    publisher text,
    published text,
    url text,
    language text,
    record jsonb NOT NULL
);
CREATE TABLE IF NOT EXISTS claims (
    id text PRIMARY KEY,
    article text NOT NULL REFERENCES articles (id),
    type text NOT NULL,
    polarity text NOT NULL,
    change text,
    quote text NOT NULL,
    date text,
    from_date date,
    to_date date,
    actors text[] NOT NULL,
    quantity text,
    attribution text,
    confidence double precision NOT NULL,
    sure boolean NOT NULL,
    grade text NOT NULL,
    review text NOT NULL,
    unmapped text,
    claim jsonb NOT NULL
);
CREATE TABLE IF NOT EXISTS claim_places (
    claim text NOT NULL REFERENCES claims (id) ON DELETE CASCADE,
    number integer NOT NULL,
    place text NOT NULL,
    countries text[] NOT NULL,
    kind text NOT NULL,
    precision_m double precision,
    geom geometry (Point, 4326),
    PRIMARY KEY (claim, number)
);
CREATE TABLE IF NOT EXISTS features (
    id text PRIMARY KEY,
    layer text NOT NULL,
    properties jsonb NOT NULL,
    geom geometry (Geometry, 4326)
);
CREATE TABLE IF NOT EXISTS feature_claims (
    feature text NOT NULL REFERENCES features (id) ON DELETE CASCADE,
    claim text NOT NULL REFERENCES claims (id) ON DELETE CASCADE,
    PRIMARY KEY (feature, claim)
);
CREATE INDEX IF NOT EXISTS claims_article ON claims (article);
CREATE INDEX IF NOT EXISTS claims_days ON claims (from_date, to_date);
CREATE INDEX IF NOT EXISTS claims_quote ON claims USING gin (quote gin_trgm_ops);
CREATE INDEX IF NOT EXISTS claim_places_geom ON claim_places USING gist (geom);
CREATE INDEX IF NOT EXISTS claim_places_place ON claim_places USING gin (place gin_trgm_ops);
CREATE INDEX IF NOT EXISTS features_geom ON features USING gist (geom);
CREATE INDEX IF NOT EXISTS features_layer ON features (layer);
CREATE INDEX IF NOT EXISTS feature_claims_claim ON feature_claims (claim);
