#!/usr/bin/env bash
# Every way to get a token, and every refusal.
set -euo pipefail
url=
work=$(mktemp -d)
. "$SOURCE_DIR/tests/sim/serve.sh"
. "$SOURCE_DIR/tests/sim/expect.sh"
trap 'unserve; rm -rf "$work"' EXIT
user=marketo.sync@meridian-dynamics.example
data=/services/data/v67.0

# login STATUS TEXT FORM-MEMBER…
login() {
    local status=$1 text=$2 member form=()
    shift 2
    for member in "$@"; do form+=(--data-urlencode "$member"); done
    token=none expect "$status" "$text" /services/oauth2/token "${form[@]}"
}

# A string member of the last answer.
member() {
    sed -E "s/.*\"$1\":\"([^\"]*)\".*/\\1/" "$work/body"
}

base64url() {
    openssl base64 -A | tr '+/' '-_' | tr -d =
}

# jwt CLAIMS [KEY] [HEADER]: a signed token.
jwt() {
    local text
    text=$(printf '%s' "${3:-{\"alg\":\"RS256\"\}}" | base64url).$(printf '%s' "$1" | base64url)
    printf '%s.%s' "$text" "$(printf '%s' "$text" | openssl dgst -sha256 -sign "$work/${2:-app}.key" -binary | base64url)"
}

# claims [NAME VALUE]…: those of a good token, some of them changed. VALUE is JSON.
claims() {
    declare -A claim=([iss]='"jwt.app"' [sub]="\"$user\"" [aud]='"https://login.salesforce.com"' [exp]=$(($(date +%s) + 60)))
    while [ $# -gt 0 ]; do
        claim[$1]=$2
        shift 2
    done
    printf '{"iss":%s,"sub":%s,"aud":%s,"exp":%s}' "${claim[iss]}" "${claim[sub]}" "${claim[aud]}" "${claim[exp]}"
}

bearer() {
    login "$1" "$2" grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer "assertion=$3"
}

for name in app other; do
    openssl req -x509 -newkey rsa:2048 -nodes -keyout "$work/$name.key" -out "$work/$name.crt" -days 2 -subj "/CN=$name" 2>/dev/null
done
serve org "$SOURCE_DIR/tests/sim/orgs/meridian" \
    --add "app?client_id=jwt.app&certificate=$work/app.crt&flows=jwt" \
    --add "app?client_id=closed.app&certificate=$work/app.crt&users=nobody@example.com" \
    --add "app?client_id=service.app&client_secret=S%2BS&run_as=$user" \
    --add "app?client_id=headless.app&client_secret=S&flows=client_credentials" \
    --add "refresh?token=5Aep.first&client_id=service.app" \
    --add "login?username=$user&password=pass%20word"

# JWT bearer.
bearer 200 '"token_type":"Bearer"' "$(jwt "$(claims)")"
token=$(member access_token) expect 200 '"sobjects"' "$data/sobjects"
bearer 200 '!refresh_token"' "$(jwt "$(claims exp "\"$(($(date +%s) + 60))\"")")"
[ "$(member instance_url)" = "$url" ] || { echo "instance_url is $(member instance_url)"; failed=1; }
grep -qE '"issued_at":"[0-9]{13}"' "$work/body" || { echo 'issued_at is not a string of milliseconds'; failed=1; }
bearer 200 access_token "$(jwt "$(claims exp $(($(date +%s) - 120)))")"
bearer 200 access_token "$(jwt "$(claims aud "\"$url\"")" app '{"alg":"RS256","typ":"JWT"}')"
bearer 400 '"error":"invalid_grant","error_description":"assertion has expired"' "$(jwt "$(claims exp $(($(date +%s) - 240)))")"
bearer 400 'audience is invalid' "$(jwt "$(claims aud '"https://test.salesforce.com"')")"
bearer 400 'invalid assertion' "$(jwt "$(claims)" other)"
bearer 400 'invalid assertion' "$(jwt "$(claims)" app '{"alg":"none"}')"
bearer 400 'invalid assertion' 'no.token'
bearer 400 'user not found' "$(jwt "$(claims sub '"revops@meridian-dynamics.example"')")"
bearer 400 '"error":"invalid_client_id","error_description":"client identifier invalid"' "$(jwt "$(claims iss '"unknown"')")"
bearer 400 "user hasn't approved this consumer" "$(jwt "$(claims iss '"closed.app"')")"
tell /simulator/settings 'approval=admin&unknown-client=invalid_client'
bearer 400 '"error":"invalid_app_access"' "$(jwt "$(claims iss '"closed.app"')")"
bearer 400 '"error":"invalid_client"' "$(jwt "$(claims iss '"unknown"')")"
tell /simulator/add/login "username=$user&password=pass%20word&state=locked"
bearer 400 'user is locked' "$(jwt "$(claims)")"
tell /simulator/add/login "username=$user&password=pass%20word"

# Client credentials: by form or by HTTP Basic, and not on the login host.
login 200 access_token grant_type=client_credentials client_id=service.app 'client_secret=S+S'
token=$(member access_token) expect 200 "\"preferred_username\":\"$user\"" /services/oauth2/userinfo
token=none expect 200 access_token /services/oauth2/token -u 'service.app:S+S' -d grant_type=client_credentials
login 400 'invalid client credentials' grant_type=client_credentials client_id=service.app client_secret=S
login 400 'no client credentials user enabled' grant_type=client_credentials client_id=headless.app client_secret=S
login 400 'client credentials flow not enabled' grant_type=client_credentials client_id=jwt.app
tell /simulator/settings login-host=127.0.0.1
login 400 'request not supported on this domain' grant_type=client_credentials client_id=service.app 'client_secret=S+S'
tell /simulator/settings login-host=login.salesforce.com

# Refresh tokens, with and without rotation.
refresh() {
    login "$1" "$2" grant_type=refresh_token client_id=service.app "refresh_token=$3"
}
refresh 200 '!"refresh_token"' 5Aep.first
refresh 200 access_token 5Aep.first
first=$(member access_token)
login 400 'grant type not supported' grant_type=refresh_token client_id=jwt.app refresh_token=5Aep.first
tell /simulator/settings 'rotate=true&refresh-secret=true'
refresh 400 'invalid client credentials' 5Aep.first
tell /simulator/settings refresh-secret=false
refresh 200 '"refresh_token":"5Aep' 5Aep.first
second=$(member refresh_token)
refresh 400 'expired access/refresh token' 5Aep.first
token=$first expect 200 sobjects "$data/sobjects"
refresh 200 access_token "$second"

# Password, where it is switched on.
password() {
    login "$1" "$2" grant_type=password client_id=service.app 'client_secret=S+S' "username=$user" "password=$3"
}
password 400 'authentication failure' 'pass word'
tell /simulator/settings password-flow=true
password 400 'authentication failure' 'password'
password 200 '"refresh_token"' 'pass word'

# Giving back: a refresh token takes its sessions with it.
access=$(member access_token)
token=$access expect 200 user_id /services/oauth2/userinfo
token=$access expect 200 '"display_name":"Marketo Sync"' /id/00D5f000000x7y8EAA/0055f00000a1b2cAAA
token=$access expect 404 NOT_FOUND /id/00D5f000000x7y8EAA/0055f00000nobodyAAA
expect 200 '' /services/oauth2/revoke -d "token=$access"
token=$access expect 403 Bad_OAuth_Token /services/oauth2/userinfo
token=$access expect 401 INVALID_SESSION_ID "$data/sobjects"
password 200 '"refresh_token"' 'pass word'
refresh_token=$(member refresh_token)
expect 200 '' "/services/oauth2/revoke?token=$refresh_token"
expect 400 'error=invalid_token' /services/oauth2/revoke -d "token=$refresh_token"
refresh 400 'expired access/refresh token' "$refresh_token"
token=nothing expect 403 Bad_OAuth_Token /services/oauth2/userinfo
token=none expect 403 Missing_OAuth_Token /services/oauth2/userinfo

# What must not be found anywhere can be listed.
curl -s "$url/simulator/secrets" >"$work/secrets"
for secret in "$access" "$refresh_token" 'S+S' 'pass word'; do
    [ ${#secret} -le 3 ] || grep -qxF -- "$secret" "$work/secrets" || { echo "not among the secrets: $secret"; failed=1; }
done

# The login host in bad weather.
tell /simulator/settings '503=1&path=/oauth2/token'
password 503 '<!DOCTYPE html>' 'pass word'
exit "$failed"
