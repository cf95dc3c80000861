"""What a result file says, for comparisons: everything but how it was made (root attributes
`threads`, `created`, `seconds_*`; objects that carry the attribute `not_content`)."""
import h5py
import numpy


def plain(value):
    if isinstance(value, numpy.ndarray):
        return (str(value.shape), value.tobytes() if value.dtype.kind in "iuf" else value.tolist())
    return value.item() if hasattr(value, "item") else value


def content(file):
    out = {}
    with h5py.File(file, "r") as f:
        for name, value in f.attrs.items():
            if name not in ("threads", "created") and not name.startswith("seconds_"):
                out["@" + name] = plain(value)

        def visit(name, item):
            # Groups that are not content hide what is below them.
            parts = name.split("/")
            above = ["/".join(parts[: i + 1]) for i in range(len(parts))]
            if any("not_content" in f[a].attrs for a in above):
                return
            for key, value in item.attrs.items():
                if key not in ("DIMENSION_LIST", "REFERENCE_LIST"):
                    out[f"{name}@{key}"] = plain(value)
            if isinstance(item, h5py.Dataset):
                out[name] = plain(item[()])
        f.visititems(visit)
    return out


def differences(a, b):
    """Names of what differs between two files."""
    one, two = content(a), content(b)
    return sorted(name for name in one.keys() | two.keys() if one.get(name) != two.get(name))
