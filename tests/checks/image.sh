#!/usr/bin/env bash
# The Dockerfile makes what scripts/image makes: the same files, by packaging/root, run by the same user in the same place.
set -u
export LC_ALL=C
cd "${SOURCE_DIR:-$(dirname "$0")/../..}" || exit 1

dockerfile() {
    sed -n '/^FROM scratch/,$p' packaging/Dockerfile |
        sed -n 's/^ENV /env /p; s/^USER /user /p; s/^WORKDIR /workingdir /p; s/^VOLUME /volume /p; s/^ENTRYPOINT \["\(.*\)"\]$/entrypoint \1/p' | sort
}
image() {
    grep -oE -e '--config\.(env|user|workingdir|volume|entrypoint) [^ ]+' scripts/image | sed 's/^--config\.//' | sort
}
failed=0
[ "$(image | wc -l)" = 5 ] || { echo "too little is found in scripts/image: $(image)"; failed=1; }
diff <(image) <(dockerfile) || { echo 'scripts/image (<) and packaging/Dockerfile (>) make different images'; failed=1; }
for file in scripts/image packaging/Dockerfile; do
    grep -qE '^(RUN )?packaging/root ' $file || { echo "$file lays out files of its own: they are those of packaging/root"; failed=1; }
done
# What the second stage has is that folder, and nothing beside it.
copied=$(grep '^COPY --from' packaging/Dockerfile)
[ "$copied" = 'COPY --from=build /image /' ] || { echo "packaging/Dockerfile copies something else: $copied"; failed=1; }
exit $failed
