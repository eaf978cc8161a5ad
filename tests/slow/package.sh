#!/usr/bin/env bash
# docs/install.md as it stands there, and what a release brings: the same bytes from another folder, umask and time zone; a Debian package that lintian has nothing against, that a
# fresh Debian installs, an ordinary user runs, and that leaves nothing; an image that needs nothing but itself; a list of what is in both.
# Takes 300 s.
set -eu
cd "$SOURCE_DIR"
for tool in git lintian mmdebstrap umoci python3; do
    command -v $tool >/dev/null || { echo "skipped: $tool is not installed (scripts/packages test)"; exit 77; }
done
git rev-parse --git-dir >/dev/null 2>&1 || { echo "skipped: the sources are no git checkout"; exit 77; }
[ "$(id -u)" -eq 0 ] || { echo "skipped: a root folder can be entered by root alone"; exit 77; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
complain() {
    echo "$*"
    exit 1
}

# recipe NAME: the commands of a block of docs/install.md; whoever runs them here is root.
recipe() {
    awk -v marker="<!-- recipe: $1 -->" '$0 == marker {found = 1; next} found && /^```/ {if (inside) exit; inside = 1; next} inside' \
        "$SOURCE_DIR"/docs/{install,schedule}.md | sed 's/^sudo //'
}

# release NAME UMASK: builds the files as they stand here in a folder of their own.
release() {
    mkdir -p "$work/$1"
    git ls-files -z --deduplicate | tar --null --ignore-failed-read -T - -cf - 2>/dev/null | tar -xf - -C "$work/$1"
    (umask "$2" && cd "$work/$1" && SOURCE_DATE_EPOCH=1790000000 CCACHE_DISABLE=1 bash -euc "$(recipe release)" >said 2>&1) ||
        complain "$(tail -n 20 "$work/$1/said")"
}
release one 022
TZ=Asia/Tokyo release another/folder 077
for file in "$work"/one/dist/*; do
    cmp "$file" "$work/another/folder/dist/${file##*/}" || complain "${file##*/} is another one when it is built elsewhere"
done
rm -rf "$work/another"
cd "$work/one/dist"
bash -euc "$(recipe verify)" >/dev/null

said=$(lintian --allow-root --fail-on none --tag-display-limit 0 ./*.deb 2>&1)
[ -z "$said" ] || complain "$said"

mkdir "$work/image"
tar -xf ./*.oci.tar -C "$work/image"
umoci unpack --image "$work/image:$(sed 's/.*"org.opencontainers.image.ref.name":"\([^"]*\)".*/\1/' "$work/image/index.json")" "$work/bundle"
[ "$(du -sm "$work/bundle/rootfs" | cut -f1)" -le 40 ] || complain "the image is larger than 40 MB: $(du -sm "$work/bundle/rootfs")"
python3 - "$work/bundle/config.json" ./*.spdx.json <<'END'
import json, subprocess, sys
config, bom = (json.load(open(name)) for name in sys.argv[1:])
process = config["process"]
assert (process["user"]["uid"], process["user"]["gid"]) == (65532, 65532), process["user"]
assert (process["args"], process["cwd"]) == (["/usr/bin/syncaudit"], "/data"), process

ids = [package["SPDXID"] for package in bom["packages"]]
assert len(ids) == len(set(ids)), "an id of the SBOM stands there twice"
told = {relation["relatedSpdxElement"] for relation in bom["relationships"]}
assert told == set(ids), told ^ set(ids)
versions = {package["name"]: package["versionInfo"] for package in bom["packages"]}
needed = ("libcurl4", "libcjson1", "libsqlite3-0", "libpcre2-8-0", "libxlsxwriter4", "libzip4", "libexpat1", "libcyaml1", "libpopt0", "zlib1g", "libssl3", "libcsv3", "libc6")
for name in needed:
    installed = subprocess.run(["dpkg-query", "-W", "-f", "${Version}", name], capture_output=True, text=True, check=True).stdout
    assert versions[name] == installed, (name, versions.get(name), installed)
assert {"chart.js", "tabulator-tables"} <= set(versions)
END
chroot --userspec=65532:65532 "$work/bundle/rootfs" /usr/bin/syncaudit demo --out /data/audits >"$work/said" 2>&1 || complain "$(cat "$work/said")"
[ -n "$(find "$work/bundle/rootfs/data/audits" -name data-dictionary.xlsx)" ] || complain "no workbook from the image: $(cat "$work/said")"

# What happens in a Debian of its own: the blocks of the page, and a look at what they left.
{
    cat <<END
set -eu
export DEBIAN_FRONTEND=noninteractive
echo 'APT::Get::Assume-Yes "true";' >/etc/apt/apt.conf.d/yes
cd /root
$(recipe install)
cd /tmp
su nobody -s /bin/sh -c '$(recipe try) && ls audits/*/*/data-dictionary.xlsx'
END
    cat <<'END'
for file in bin/syncaudit share/man/man1/syncaudit.1.gz share/bash-completion/completions/syncaudit share/zsh/vendor-completions/_syncaudit \
    share/fish/vendor_completions.d/syncaudit.fish share/syncaudit/findings.schema.json share/doc/syncaudit/copyright share/doc/syncaudit/README.md; do
    [ -s "/usr/$file" ] || { echo "not installed: /usr/$file"; exit 1; }
done
bash -n /usr/share/bash-completion/completions/syncaudit
rm -rf /tmp/audits
END
    recipe remove
    # As the pipelines install it, first line of the workflow first.
    recipe github | sed -n 's/^ *- run: //p'
    python3 - "$SOURCE_DIR/packaging" "$(basename ./*.deb)" "$(sha256sum ./*.deb | cut -d' ' -f1)" <<'END'
import sys, yaml
folder, name, checksum = sys.argv[1:]
with open(folder + "/github/action.yml") as file:
    install = yaml.safe_load(file)["runs"]["steps"][0]["run"]
with open(folder + "/gitlab/audit.yml") as file:
    job = yaml.safe_load(file.read().split("\n---\n")[1])["marketo-sync-audit"]
address = "file:///root/" + name

def step(before, text):
    print(f"{before} bash -eo pipefail <<'STEP'\n{text}\nSTEP")
step(f"! PACKAGE={address} SHA256={'0' * 64}", install) # "set -e" does not look at what "!" turns round
print("[ ! -e /usr/bin/syncaudit ]")
step(f"PACKAGE={address} SHA256={checksum}", install)
print("syncaudit --version\napt-get purge syncaudit")
step("", "\n".join(job["before_script"]).replace("$[[ inputs.package ]]", address).replace("$[[ inputs.sha256 ]]", checksum))
print("syncaudit --version\napt-get purge --autoremove syncaudit")
END
    echo 'rm -rf /root/*.deb /tmp/syncaudit.deb'
    cat <<'END'
apt-get purge --autoremove curl >/dev/null
left=$(find / -xdev -name '*syncaudit*' -not -path '/proc/*' -not -path '/var/log/*')
[ -z "$left" ] || { echo "left behind: $left"; exit 1; }
END
} >"$work/inside"
# shellcheck disable=SC2016 # mmdebstrap's $1
mmdebstrap --variant=minbase --customize-hook="cp ./*.deb $work/inside \"\$1/root\"" --customize-hook='chroot "$1" sh /root/inside' bookworm /dev/null \
    >"$work/said" 2>&1 || complain "$(tail -n 30 "$work/said")"
# Plain CMake, below a prefix that asks for nobody's rights.
cd "$work/one"
bash -euc "$(recipe sources | sed "s|^cmake --install .*|& --prefix $work/prefix|")" >"$work/said" 2>&1 || complain "$(tail -n 20 "$work/said")"
"$work/prefix/bin/syncaudit" --version >/dev/null
[ -s "$work/prefix/share/zsh/site-functions/_syncaudit" ] || complain "no completion of zsh below the prefix"
ls -l dist
