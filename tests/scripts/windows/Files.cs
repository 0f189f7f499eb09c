using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Sim
{
    /// <summary>Drive C: in memory, with owners, permissions and attributes.</summary>
    public sealed class FileStore
    {
        private readonly Machine machine;
        private readonly SortedDictionary<string, FileNode> nodes = new SortedDictionary<string, FileNode>(StringComparer.OrdinalIgnoreCase);

        public FileStore(Machine machine, JsonObject spec)
        {
            this.machine = machine;
            nodes["C:\\"] = new FileNode { Folder = true, Security = SecurityDescriptor.Parse("O:SYG:SYD:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;0x1200a9;;;BU)") };
            foreach (var entry in spec.OrderBy(e => e.Key.Length))
                if (entry.Value != null) Plant(WindowsPath.Normal(RegistryValue.Expand(entry.Key)), (JsonObject)entry.Value);
        }

        /// <summary>{ folder, sddl, text | size | hex, attributes, minutesOld }; folders above are made as needed.</summary>
        public void Plant(string path, JsonObject spec)
        {
            var parent = WindowsPath.Parent(path);
            if (!nodes.ContainsKey(parent)) Plant(parent, new JsonObject { ["folder"] = true });
            var node = nodes.TryGetValue(path, out var old) ? old : nodes[path] = new FileNode();
            node.Folder = (bool?)spec["folder"] ?? false;
            node.Bytes = spec["hex"] != null ? Convert.FromHexString((string)spec["hex"]) : spec["size"] != null ? Noise(path, (int)spec["size"]) : Encoding.ASCII.GetBytes((string)spec["text"] ?? "");
            node.Written = machine.Time.AddMinutes(-((double?)spec["minutesOld"] ?? 100000));
            if (spec["attributes"] != null) node.Attributes = (FileAttributes)Enum.Parse(typeof(FileAttributes), (string)spec["attributes"]);
            node.Busy = (bool?)spec["inUse"] ?? false;
            if (spec["sddl"] != null) { node.Security = SecurityDescriptor.Parse((string)spec["sddl"]); return; }
            node.Security = new SecurityDescriptor { Owner = "S-1-5-18" };
            SecurityDescriptor.Inherit(node.Security, nodes[parent].Security, node.Folder);
        }

        private static byte[] Noise(string seed, int size)
        {
            var bytes = new byte[size];
            new Random(seed.Length * 31 + size).NextBytes(bytes);
            return bytes;
        }

        public FileNode Find(string path) { machine.Live(); return nodes.TryGetValue(WindowsPath.Normal(path), out var node) ? node : null; }

        /// <summary>A file can be seen by whoever may list its folder or read its attributes.</summary>
        public bool Sees(string path)
        {
            var node = Find(path);
            if (node == null) return false;
            var parent = Find(WindowsPath.Parent(path));
            return parent == null || parent.Security.Allows(machine.User, SecurityDescriptor.ReadData) || node.Security.Allows(machine.User, SecurityDescriptor.ReadAttributes);
        }

        public IEnumerable<string> Children(string path)
        {
            Demand(path, SecurityDescriptor.ReadData);
            var start = WindowsPath.Normal(path).TrimEnd('\\') + "\\";
            return nodes.Keys.Where(k => k.Length > start.Length && k.StartsWith(start, StringComparison.OrdinalIgnoreCase) && k.IndexOf('\\', start.Length) < 0);
        }

        public FileNode Demand(string path, uint rights)
        {
            var node = Find(path) ?? throw new FileNotFoundException(Texts.Of(machine.Language, "no-path", path));
            if (!node.Security.Allows(machine.User, rights)) throw Denied(path);
            return node;
        }

        public Exception Denied(string path) => new UnauthorizedAccessException(Texts.Of(machine.Language, "path-denied", path));

        public FileNode Create(string path, bool folder)
        {
            var at = WindowsPath.Normal(path);
            var parent = WindowsPath.Parent(at);
            if (!nodes.ContainsKey(parent))
            {
                if (!folder) throw new DirectoryNotFoundException(Texts.Of(machine.Language, "no-path", at));
                Create(parent, true);
            }
            Demand(parent, folder ? SecurityDescriptor.AddFolder : SecurityDescriptor.AddFile);
            machine.Write("file " + at);
            var node = new FileNode { Folder = folder, Written = machine.Time, Security = new SecurityDescriptor { Owner = machine.User.Elevated ? "S-1-5-32-544" : machine.User.Sid } };
            if (machine.User.Kind == "system") node.Security.Owner = "S-1-5-18";
            SecurityDescriptor.Inherit(node.Security, nodes[parent].Security, folder);
            if (node.Security.Aces.Count == 0) node.Security.Take("D:(A;;FA;;;SY)(A;;FA;;;" + (machine.User.Elevated ? "BA" : machine.User.Sid) + ")", false); // nothing to inherit: the token's default
            return nodes[at] = node;
        }

        public void Store(string path, byte[] bytes)
        {
            var node = Demand(path, SecurityDescriptor.AddFile);
            machine.Write("file " + WindowsPath.Normal(path));
            node.Bytes = bytes;
            node.Written = machine.Time;
        }

        public void Remove(string path)
        {
            var at = WindowsPath.Normal(path);
            MayDelete(at);
            machine.Write("file " + at);
            foreach (var one in Tree(at)) nodes.Remove(one);
        }

        public void Move(string path, string target)
        {
            var from = WindowsPath.Normal(path);
            var to = WindowsPath.Normal(target);
            var node = MayDelete(from);
            if (nodes.ContainsKey(to)) throw new IOException(Texts.Of(machine.Language, "exists", to));
            Demand(WindowsPath.Parent(to), node.Folder ? SecurityDescriptor.AddFolder : SecurityDescriptor.AddFile);
            machine.Write("file " + from);
            foreach (var one in Tree(from)) { nodes[to + one.Substring(from.Length)] = nodes[one]; nodes.Remove(one); }
        }

        public void Copy(string path, string target)
        {
            var node = Demand(path, SecurityDescriptor.ReadData);
            if (node.Folder) throw machine.Refuse("Copy-Item of a folder");
            if (Find(target) != null) throw machine.Refuse("Copy-Item over a file");
            // Contents, attributes and time come along; owner and permissions do not.
            var copy = Create(target, false);
            copy.Bytes = node.Bytes;
            copy.Attributes = node.Attributes;
            copy.Written = node.Written;
        }

        private FileNode MayDelete(string path)
        {
            var node = Find(path) ?? throw new FileNotFoundException(Texts.Of(machine.Language, "no-path", path));
            if (node.Busy) throw new IOException("The process cannot access the file because it is being used by another process.");
            var parent = Find(WindowsPath.Parent(path));
            if (!node.Security.Allows(machine.User, SecurityDescriptor.Delete) && !parent.Security.Allows(machine.User, SecurityDescriptor.DeleteChild)) throw Denied(path);
            return node;
        }

        private List<string> Tree(string path) => nodes.Keys.Where(k => k.Equals(path, StringComparison.OrdinalIgnoreCase) || k.StartsWith(path.TrimEnd('\\') + "\\", StringComparison.OrdinalIgnoreCase)).ToList();

        /// <summary>Sets owner and permissions. Inherited entries are worked out anew, as Windows does when it stores them.</summary>
        public void Secure(string path, SecurityDescriptor wanted, bool anyOwner)
        {
            var at = WindowsPath.Normal(path);
            var node = Find(at) ?? throw new FileNotFoundException(Texts.Of(machine.Language, "no-path", at));
            if (node.Security.Dacl != wanted.Dacl && !node.Security.Allows(machine.User, SecurityDescriptor.WriteDac)) throw Denied(at);
            if (node.Security.Owner != wanted.Owner && !anyOwner)
            {
                if (!node.Security.Allows(machine.User, SecurityDescriptor.WriteOwner)) throw Denied(at);
                if (wanted.Owner != machine.User.Sid && !(machine.User.Elevated && wanted.Owner == "S-1-5-32-544")) throw new InvalidOperationException(Texts.Of(machine.Language, "not-owner"));
            }
            machine.Write("acl " + at);
            node.Security = wanted.Copy();
            SecurityDescriptor.Inherit(node.Security, Find(WindowsPath.Parent(at))?.Security, node.Folder);
            if (node.Folder) foreach (var child in Tree(at).Where(c => WindowsPath.Parent(c).Equals(at, StringComparison.OrdinalIgnoreCase))) Refresh(child);
        }

        private void Refresh(string path)
        {
            var node = nodes[path];
            if (node.Security.Protected) return;
            SecurityDescriptor.Inherit(node.Security, nodes[WindowsPath.Parent(path)].Security, node.Folder);
            if (node.Folder) foreach (var child in Tree(path).Where(c => WindowsPath.Parent(c).Equals(path, StringComparison.OrdinalIgnoreCase)).ToList()) Refresh(child);
        }

        public void AddTo(IDictionary<string, string> state)
        {
            foreach (var node in nodes)
            {
                state["file " + node.Key] = node.Value.Folder ? "folder" : node.Value.Bytes.Length + " " + Convert.ToHexString(SHA256.HashData(node.Value.Bytes)).Substring(0, 12);
                state["acl " + node.Key] = node.Value.Security.ToString();
                if (node.Value.Attributes != 0) state["attributes " + node.Key] = node.Value.Attributes.ToString();
            }
        }
    }

    public sealed class FileNode
    {
        public bool Folder;
        /// <summary>Open in another program: it cannot be moved or deleted.</summary>
        public bool Busy;
        public byte[] Bytes = new byte[0];
        public FileAttributes Attributes;
        public DateTime Written;
        public SecurityDescriptor Security;
    }

    /// <summary>What Get-Item and Get-ChildItem hand out: the members of FileInfo and DirectoryInfo that scripts use.</summary>
    public sealed class FileItem
    {
        private readonly FileNode node;
        public FileItem(string path, FileNode node) { FullName = WindowsPath.Normal(path); this.node = node; }
        public string FullName { get; }
        public string Name => WindowsPath.Leaf(FullName);
        public string BaseName => Path.GetFileNameWithoutExtension(Name);
        public string Extension => Path.GetExtension(Name);
        public string DirectoryName => WindowsPath.Parent(FullName);
        public bool Exists => true;
        public long Length => node.Folder ? 1 : node.Bytes.Length;
        public DateTime LastWriteTime => node.Written;
        public DateTime LastWriteTimeUtc => node.Written.ToUniversalTime();
        public DateTime CreationTime => node.Written;
        public FileAttributes Attributes => node.Attributes | (node.Folder ? FileAttributes.Directory : FileAttributes.Archive);
        public override string ToString() => FullName;
    }

    /// <summary>Stands in for [System.IO.File].</summary>
    public static class File
    {
        public static bool Exists(string path) => Machine.Now.Files.Sees(path) && !Machine.Now.Files.Find(path).Folder;
        public static byte[] ReadAllBytes(string path) => Machine.Now.Files.Demand(path, SecurityDescriptor.ReadData).Bytes;
        public static string ReadAllText(string path) => Encoding.UTF8.GetString(ReadAllBytes(path));
        public static FileWriter Open(string path, FileMode mode, FileAccess access, FileShare share)
        {
            if (mode != FileMode.Append && mode != FileMode.CreateNew) throw Machine.Now.Refuse("File.Open " + mode);
            if (mode == FileMode.CreateNew && Machine.Now.Files.Find(path) != null) throw new IOException(Texts.Of(Machine.Now.Language, "exists", path));
            if (Machine.Now.Files.Find(path) == null) Machine.Now.Files.Create(path, false);
            return new FileWriter(path);
        }
    }

    /// <summary>A FileStream for writing. What was not flushed is lost when the power goes.</summary>
    public sealed class FileWriter : IDisposable
    {
        private readonly string path;
        private readonly List<byte> pending = new List<byte>();
        public FileWriter(string path) { this.path = path; }
        public void Write(byte[] bytes, int offset, int count) { Machine.Now.Live(); pending.AddRange(bytes.Skip(offset).Take(count)); }
        public void Flush(bool toDisk)
        {
            if (pending.Count == 0) return;
            Machine.Now.Files.Store(path, Machine.Now.Files.Find(path).Bytes.Concat(pending).ToArray());
            pending.Clear();
        }
        public void Flush() => Flush(false);
        public void Close() => Dispose();
        public void Dispose() { if (!Machine.Now.Crashed) Flush(true); }
    }
}
