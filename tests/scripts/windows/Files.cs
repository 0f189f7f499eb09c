using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.AccessControl;
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

        /// <summary>Files that a process has open.</summary>
        public readonly List<FileWriter> Open = new List<FileWriter>();

        public FileStore(Machine machine, JsonObject spec)
        {
            this.machine = machine;
            nodes["C:\\"] = new FileNode { Folder = true, Security = SecurityDescriptor.Parse("O:SYG:SYD:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;0x1200a9;;;BU)") };
            foreach (var entry in spec.OrderBy(e => e.Key.Length))
                if (entry.Value != null) Plant(WindowsPath.Normal(RegistryValue.Expand(entry.Key)), (JsonObject)entry.Value);
            if (machine.Spec["lock"] == null) return;
            Plant("C:\\ProgramData\\Reconnect", new JsonObject { ["folder"] = true, ["sddl"] = "O:BAG:BAD:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)" });
            Plant("C:\\ProgramData\\Reconnect\\lock", new JsonObject { ["inUse"] = true });
        }

        /// <summary>{ folder, sddl, text | size | hex, attributes, minutesOld | written, inUse }; folders above are made as needed.</summary>
        public void Plant(string path, JsonObject spec)
        {
            var parent = WindowsPath.Parent(path);
            if (!nodes.ContainsKey(parent)) Plant(parent, new JsonObject { ["folder"] = true });
            var node = nodes.TryGetValue(path, out var old) ? old : nodes[path] = new FileNode();
            node.Folder = (bool?)spec["folder"] ?? false;
            node.Bytes = spec["hex"] != null ? Convert.FromHexString((string)spec["hex"]) : spec["size"] != null ? Noise(path, (int)spec["size"]) : Encoding.ASCII.GetBytes((string)spec["text"] ?? "");
            node.Written = spec["written"] != null ? DateTime.Parse((string)spec["written"]).ToLocalTime() : machine.Time.AddMinutes(-((double?)spec["minutesOld"] ?? 100000));
            if (spec["attributes"] != null) node.Attributes = (FileAttributes)Enum.Parse(typeof(FileAttributes), (string)spec["attributes"]);
            node.BusyUntil = (bool?)spec["inUse"] == true ? double.MaxValue : (double?)spec["secondsInUse"] ?? 0;
            node.Security = spec["sddl"] != null ? SecurityDescriptor.Parse((string)spec["sddl"]) : new SecurityDescriptor { Owner = "S-1-5-18" };
            if (spec["sddl"] == null || (bool?)spec["inherits"] == true) SecurityDescriptor.Inherit(node.Security, nodes[parent].Security, node.Folder);
        }

        /// <summary>Takes a file or a folder with all in it away, without a fault and without a trace.</summary>
        public void Unplant(string path) { foreach (var one in Tree(path)) nodes.Remove(one); }

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

        public Exception InUse(string path) => new IOException(Texts.Of(machine.Language, "in-use", path));

        /// <summary>For its contents: another program that holds the file open shares it with nobody.</summary>
        public FileNode Unshared(string path, uint rights)
        {
            var node = Demand(path, rights);
            return node.Busy ? throw InUse(path) : node;
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
            if (node.Security.Aces.Count == 0) node.Security.Take("D:(A;;FA;;;SY)(A;;FA;;;" + (machine.User.Elevated ? "BA" : machine.User.Sid) + ")", AccessControlSections.Access); // nothing to inherit: the token's default
            return nodes[at] = node;
        }

        public void Store(string path, byte[] bytes)
        {
            var node = Unshared(path, SecurityDescriptor.AddFile);
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
            Demand(WindowsPath.Parent(to), node.Folder ? SecurityDescriptor.AddFolder : SecurityDescriptor.AddFile);
            machine.Write("file " + from);
            machine.Write("file " + to);
            if (nodes.ContainsKey(to)) throw new IOException(Texts.Of(machine.Language, "exists", to));
            foreach (var one in Tree(from)) { nodes[to + one.Substring(from.Length)] = nodes[one]; nodes.Remove(one); }
        }

        /// <summary>Contents, attributes and time come along, the owner and the permissions do not. A fault in between leaves an unfinished file.</summary>
        public void Copy(string path, string target)
        {
            var node = Unshared(path, SecurityDescriptor.ReadData);
            if (node.Folder) throw machine.Refuse("Copy-Item of a folder");
            if (Find(target) != null) throw machine.Refuse("Copy-Item over a file");
            var copy = Create(target, false);
            machine.Write("file " + WindowsPath.Normal(target));
            copy.Bytes = node.Bytes;
            copy.Attributes = node.Attributes;
            copy.Written = node.Written;
        }

        /// <summary>A folder cannot be moved while anything in it is open; Windows calls that denied.</summary>
        private FileNode MayDelete(string path)
        {
            var node = Find(path) ?? throw new FileNotFoundException(Texts.Of(machine.Language, "no-path", path));
            if (node.Busy || node.Handles > 0) throw InUse(path);
            if (Tree(path).Any(one => nodes[one].Busy || nodes[one].Handles > 0)) throw new IOException(Texts.Of(machine.Language, "path-denied", path));
            var parent = Find(WindowsPath.Parent(path));
            if (!node.Security.Allows(machine.User, SecurityDescriptor.Delete) && !parent.Security.Allows(machine.User, SecurityDescriptor.DeleteChild)) throw Denied(path);
            return node;
        }

        private List<string> Tree(string path) => nodes.Keys.Where(k => k.Equals(path, StringComparison.OrdinalIgnoreCase) || k.StartsWith(path.TrimEnd('\\') + "\\", StringComparison.OrdinalIgnoreCase)).ToList();

        public SecurityDescriptor SecurityOf(string path)
        {
            var node = Find(path) ?? throw new FileNotFoundException(Texts.Of(machine.Language, "no-path", path));
            return node.Security.Allows(machine.User, SecurityDescriptor.ReadControl) ? node.Security : throw Unauthorized();
        }

        private Exception Unauthorized() => new UnauthorizedAccessException(Texts.Of(machine.Language, "unauthorized"));

        /// <summary>
        /// Stores these parts, all or none. Each needs its right on the file; a new owner must be one of the caller's own,
        /// unless the restore privilege is on (Microsoft: SetNamedSecurityInfo). Inherited entries are worked out anew.
        /// </summary>
        /// <exception cref="UnauthorizedAccessException">a right is missing</exception>
        /// <exception cref="InvalidOperationException">the owner may not be named</exception>
        public void Secure(string path, SecurityDescriptor wanted, AccessControlSections parts, bool restorePrivilege)
        {
            var at = WindowsPath.Normal(path);
            var node = Find(at) ?? throw new FileNotFoundException(Texts.Of(machine.Language, "no-path", at));
            if (parts == AccessControlSections.None) return;
            if (!node.Security.Allows(machine.User, SecurityDescriptor.RightsToSet(parts))) throw Unauthorized();
            if ((parts & AccessControlSections.Owner) != 0 && !restorePrivilege && !machine.User.MayOwn(wanted.Owner)) throw new InvalidOperationException(Texts.Of(machine.Language, "not-owner"));
            machine.Write("acl " + at);
            node.Security.Take(wanted + wanted.Sacl, parts);
            SecurityDescriptor.Inherit(node.Security, Find(WindowsPath.Parent(at))?.Security, node.Folder);
            if (node.Folder) foreach (var child in Tree(at).Where(c => WindowsPath.Parent(c).Equals(at, StringComparison.OrdinalIgnoreCase))) Refresh(child);
        }

        /// <summary>A new owner by the privilege to take ownership, whatever the permissions say.</summary>
        public void Own(string path, string sid)
        {
            machine.Write("acl " + WindowsPath.Normal(path));
            Find(path).Security.Owner = sid;
        }

        private void Refresh(string path)
        {
            var node = nodes[path];
            if (node.Security.Protected) return;
            SecurityDescriptor.Inherit(node.Security, nodes[WindowsPath.Parent(path)].Security, node.Folder);
            if (node.Folder) foreach (var child in Tree(path).Where(c => WindowsPath.Parent(c).Equals(path, StringComparison.OrdinalIgnoreCase)).ToList()) Refresh(child);
        }

        /// <summary>The power is gone: whatever was not on the disk yet is lost, and nobody has a file open.</summary>
        public void PowerCut()
        {
            Open.Clear();
            foreach (var node in nodes.Values.Where(n => n.OnDisk != null)) { node.Bytes = node.OnDisk; node.OnDisk = null; }
        }

        public void AddTo(IDictionary<string, string> state)
        {
            foreach (var node in nodes)
            {
                state["file " + node.Key] = node.Value.Folder ? "folder" : node.Value.Bytes.Length + " " + Convert.ToHexString(SHA256.HashData(node.Value.Bytes)).Substring(0, 12);
                state["acl " + node.Key] = node.Value.Security + node.Value.Security.Sacl;
                if (node.Value.Attributes != 0) state["attributes " + node.Key] = node.Value.Attributes.ToString();
            }
        }
    }

    public sealed class FileNode
    {
        public bool Folder;
        /// <summary>Open in another program: it cannot be moved or deleted.</summary>
        public bool Busy => Machine.Now.Slept < BusyUntil;
        public double BusyUntil;
        /// <summary>How often our scripts have it open now.</summary>
        public int Handles => Machine.Now.Files.Open.Count(file => file.Node == this);
        public byte[] Bytes = new byte[0];
        /// <summary>What is left of it when the power goes: bytes that were never sent to the disk are lost. Null: all of it.</summary>
        public byte[] OnDisk;
        public FileAttributes Attributes;
        public DateTime Written;
        public SecurityDescriptor Security;
    }

    /// <summary>What Get-Item and Get-ChildItem hand out: the members of FileSystemInfo that scripts use.</summary>
    public abstract class FileSystemItem
    {
        protected readonly FileNode Node;
        protected FileSystemItem(string path, FileNode node) { FullName = WindowsPath.Normal(path); Node = node; }
        public static FileSystemItem Of(string path, FileNode node) => node.Folder ? new FolderItem(path, node) : new FileItem(path, node);
        public string FullName { get; }
        public string Name => WindowsPath.Leaf(FullName);
        public string Extension => Path.GetExtension(Name);
        public bool Exists => true;
        public DateTime LastWriteTime => Node.Written;
        public DateTime LastWriteTimeUtc => Node.Written.ToUniversalTime();
        public DateTime CreationTime => Node.Written;
        public FileAttributes Attributes => Node.Attributes | (Node.Folder ? FileAttributes.Directory : FileAttributes.Archive);
        /// <summary>Stores what the script has set and nothing else, without any privilege.</summary>
        public void SetAccessControl(FileSecurity security) => Machine.Now.Files.Secure(FullName, security.Held, security.Changed, false);
        public override string ToString() => FullName;
    }

    public sealed class FileItem : FileSystemItem
    {
        public FileItem(string path, FileNode node) : base(path, node) { }
        public string BaseName => Path.GetFileNameWithoutExtension(Name);
        public string DirectoryName => WindowsPath.Parent(FullName);
        public long Length => Node.Bytes.Length;
    }

    /// <summary>A folder has no length.</summary>
    public sealed class FolderItem : FileSystemItem
    {
        public FolderItem(string path, FileNode node) : base(path, node) { }
        public string BaseName => Name;
    }

    /// <summary>Stands in for [System.IO.File].</summary>
    public static class File
    {
        public static bool Exists(string path) => Machine.Now.Files.Sees(path) && !Machine.Now.Files.Find(path).Folder;
        public static byte[] ReadAllBytes(string path) => Machine.Now.Files.Unshared(path, SecurityDescriptor.ReadData).Bytes;
        public static string ReadAllText(string path) => Encoding.UTF8.GetString(ReadAllBytes(path));
        public static FileWriter Open(string path, FileMode mode, FileAccess access, FileShare share)
        {
            var files = Machine.Now.Files;
            if (access != FileAccess.Write || (mode != FileMode.Append && mode != FileMode.CreateNew && mode != FileMode.OpenOrCreate)) throw Machine.Now.Refuse("File.Open " + mode + " " + access);
            if (mode == FileMode.CreateNew && files.Find(path) != null) throw new IOException(Texts.Of(Machine.Now.Language, "exists", path));
            if (files.Find(path) == null) files.Create(path, false);
            var node = files.Demand(path, SecurityDescriptor.AddFile);
            // Both must let the other write. Another program, of which nothing is known, lets nobody in.
            if (node.Busy || files.Open.Any(other => other.Node == node && (other.Share & share & FileShare.Write) == 0)) throw files.InUse(path);
            return new FileWriter(path, node, share);
        }
    }

    /// <summary>A FileStream for writing. What was not flushed is lost when the power goes.</summary>
    public sealed class FileWriter : IDisposable
    {
        private readonly string path;
        private readonly List<byte> pending = new List<byte>();
        internal readonly FileNode Node;
        internal readonly FileShare Share;
        /// <summary>The process that has it open.</summary>
        internal readonly int Process = Machine.Now.Process;
        public FileWriter(string path, FileNode node, FileShare share) { this.path = path; Node = node; Share = share; Machine.Now.Files.Open.Add(this); }
        public void Write(byte[] bytes, int offset, int count) { Machine.Now.Live(); pending.AddRange(bytes.Skip(offset).Take(count)); }
        public void Flush(bool toDisk)
        {
            if (pending.Count > 0)
            {
                var before = Node.OnDisk ?? Node.Bytes;
                Machine.Now.Files.Store(path, Node.Bytes.Concat(pending).ToArray());
                Node.OnDisk = before;
                pending.Clear();
            }
            if (toDisk) Node.OnDisk = null;
        }
        public void Flush() => Flush(false);
        public void Close() => Dispose();
        public void Dispose()
        {
            if (!Machine.Now.Files.Open.Remove(this) || Machine.Now.Crashed) return;
            Flush(false);
        }
    }
}
