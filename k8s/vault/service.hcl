# What the token of one service may do, here of `residence`; every service has a policy, a key and a secret of its own.

# Whether the key is there and derived, and its newest version.
path "transit/keys/lien-thong-residence" {
  capabilities = ["read"]
}

# `update` alone: with `create` a mistyped name would make a new key.
path "transit/encrypt/lien-thong-residence" {
  capabilities = ["update"]
}

path "transit/decrypt/lien-thong-residence" {
  capabilities = ["update"]
}

path "transit/rewrap/lien-thong-residence" {
  capabilities = ["update"]
}

# The look-up key, read once at the start.
path "secret/data/lien-thong/residence" {
  capabilities = ["read"]
}
