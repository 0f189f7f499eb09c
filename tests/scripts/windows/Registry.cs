using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security;
using System.Security.AccessControl;
using System.Text.Json.Nodes;
using Microsoft.Win32;

namespace Sim
{
    /// <summary>Keys and values by full path, "HKLM\SYSTEM\...". Names are compared without case, as Windows does.</summary>
    public sealed class RegistryStore
    {
        private readonly Machine machine;
        private readonly SortedDictionary<string, SortedDictionary<string, RegistryValue>> keys = new SortedDictionary<string, SortedDictionary<string, RegistryValue>>(StringComparer.OrdinalIgnoreCase);
        /// <summary>Of the keys that have entries of their own; the others inherit all they have.</summary>
        private readonly Dictionary<string, SecurityDescriptor> security = new Dictionary<string, SecurityDescriptor>(StringComparer.OrdinalIgnoreCase);
        private static readonly SecurityDescriptor Hive = SecurityDescriptor.Parse("O:BAG:SYD:PAI(A;CI;KA;;;SY)(A;CI;KA;;;BA)(A;CI;KR;;;BU)");
        private const uint Reads = SecurityDescriptor.KeyRead, Writes = 0x20006 | Reads;
        private readonly Dictionary<string, string> denied = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

        public RegistryStore(Machine machine, JsonObject spec)
        {
            this.machine = machine;
            foreach (var key in spec)
            {
                if (key.Value == null) continue;
                Make(Normal(key.Key));
                foreach (var value in (JsonObject)key.Value)
                {
                    if (value.Value == null) continue;
                    if (value.Key == "(sddl)") Keep(Normal(key.Key), SecurityDescriptor.Parse((string)value.Value));
                    else if (value.Key == "(denied)") denied[Normal(key.Key)] = (string)value.Value;
                    else keys[Normal(key.Key)][value.Key] = RegistryValue.From(value.Value);
                }
            }
        }

        /// <summary>"HKEY_LOCAL_MACHINE/X", "HKLM:\X\" and "HKLM\X" are the same key.</summary>
        public static string Normal(string path)
        {
            var plain = path.Replace('/', '\\').Replace(":\\", "\\").Trim('\\');
            if (plain.EndsWith(":")) plain = plain.TrimEnd(':');
            foreach (var hive in new[] { ("HKEY_LOCAL_MACHINE", "HKLM"), ("HKEY_CURRENT_USER", "HKCU") })
            {
                if (plain.Equals(hive.Item1, StringComparison.OrdinalIgnoreCase)) return hive.Item2;
                if (plain.StartsWith(hive.Item1 + "\\", StringComparison.OrdinalIgnoreCase)) return hive.Item2 + plain.Substring(hive.Item1.Length);
            }
            return plain;
        }

        public bool Exists(string key) { machine.Live(); return keys.ContainsKey(Normal(key)); }

        public IEnumerable<string> Children(string key)
        {
            var start = Normal(key) + "\\";
            return keys.Keys.Where(k => k.StartsWith(start, StringComparison.OrdinalIgnoreCase) && k.IndexOf('\\', start.Length) < 0);
        }

        public SortedDictionary<string, RegistryValue> Values(string key)
        {
            machine.Live();
            var path = Normal(key);
            Check(path, Reads);
            return keys[path];
        }

        /// <summary>Makes a key and those above it.</summary>
        public void Create(string key)
        {
            var path = Normal(key);
            if (keys.ContainsKey(path)) return;
            var missing = new Stack<string>();
            for (var at = path; !keys.ContainsKey(at) && at.Contains('\\'); at = at.Substring(0, at.LastIndexOf('\\'))) missing.Push(at);
            foreach (var one in missing)
            {
                Check(Above(one), Writes);
                machine.Write("registry " + one);
                Make(one);
            }
        }

        /// <summary>
        /// A key with all below it. It takes the right to write to the key above and to each of these keys, and to delete each.
        /// </summary>
        /// <exception cref="ArgumentException">a key cannot be opened; .NET then says that it is not there</exception>
        /// <exception cref="UnauthorizedAccessException">a key cannot be deleted</exception>
        public void Remove(string key)
        {
            var path = Normal(key);
            Check(Above(path), Writes);
            var tree = keys.Keys.Where(k => k.Equals(path, StringComparison.OrdinalIgnoreCase) || k.StartsWith(path + "\\", StringComparison.OrdinalIgnoreCase)).ToList();
            if (tree.Any(one => !May(one, Writes))) throw new ArgumentException(Texts.Of(machine.Language, "no-subkey"));
            if (tree.Any(one => !May(one, SecurityDescriptor.Delete))) throw new UnauthorizedAccessException(Texts.Of(machine.Language, "unauthorized"));
            machine.Write("registry " + path);
            foreach (var one in tree) { keys.Remove(one); security.Remove(one); }
        }

        public void Set(string key, string name, RegistryValue value)
        {
            var path = Normal(key);
            Check(path, Writes);
            machine.Write("registry " + path + "!" + name);
            keys[path][name] = value;
        }

        public void Unset(string key, string name)
        {
            var path = Normal(key);
            Check(path, Writes);
            machine.Write("registry " + path + "!" + name);
            keys[path].Remove(name);
        }

        public SecurityDescriptor SecurityOf(string key)
        {
            Check(Normal(key), Reads);
            return Effective(Normal(key));
        }

        private SecurityDescriptor Effective(string path)
        {
            var above = path.Contains('\\') ? Effective(Above(path)) : Hive;
            var sd = security.TryGetValue(path, out var own) ? own.Copy() : new SecurityDescriptor { Owner = Hive.Owner, Group = Hive.Group };
            SecurityDescriptor.Inherit(sd, above, true);
            return sd;
        }

        /// <summary>Stores what a script has set, without any privilege: an administrator can give a key to Administrators only.</summary>
        /// <exception cref="SecurityException">the key cannot be opened for writing</exception>
        /// <exception cref="UnauthorizedAccessException">a right is missing</exception>
        /// <exception cref="InvalidOperationException">the owner may not be named</exception>
        public void Secure(string key, SecurityDescriptor wanted, AccessControlSections parts)
        {
            var path = Normal(key);
            Check(path, Writes);
            if (!May(path, SecurityDescriptor.RightsToSet(parts))) throw new UnauthorizedAccessException(Texts.Of(machine.Language, "unauthorized"));
            if ((parts & AccessControlSections.Owner) != 0 && !machine.User.MayOwn(wanted.Owner)) throw new InvalidOperationException(Texts.Of(machine.Language, "not-owner"));
            machine.Write("acl " + path);
            var set = Effective(path);
            set.Take(wanted + wanted.Sacl, parts);
            Keep(path, set);
        }

        /// <summary>Keeps what is the key's own; a key that has nothing of its own is not remembered.</summary>
        private void Keep(string path, SecurityDescriptor set)
        {
            security.Remove(path);
            var inherited = Effective(path).ToString();
            security[path] = set;
            if (Effective(path).ToString() == inherited) security.Remove(path);
        }

        private static string Above(string path) => path.Substring(0, path.LastIndexOf('\\'));

        public object Read(string key, string name) =>
            keys.TryGetValue(Normal(key), out var values) && values.TryGetValue(name, out var value) ? value.Data : null;

        /// <summary>Without a fault and without a trace: what Windows itself writes.</summary>
        public void Put(string key, string name, object data, RegistryValueKind kind)
        {
            Make(Normal(key));
            keys[Normal(key)][name] = new RegistryValue(kind, data);
        }

        private void Make(string path)
        {
            if (!keys.ContainsKey(path)) keys[path] = new SortedDictionary<string, RegistryValue>(StringComparer.OrdinalIgnoreCase);
            var cut = path.LastIndexOf('\\');
            if (cut > 0) Make(path.Substring(0, cut));
        }

        private void Check(string path, uint rights)
        {
            if (!May(path, rights)) throw new SecurityException(Texts.Of(machine.Language, "registry-denied"));
        }

        /// <summary>A person owns HKCU. A scenario may deny "read", "write" or "all" of a key and those below it to anybody.</summary>
        private bool May(string path, uint rights)
        {
            var wish = (rights & ~Reads) == 0 ? "read" : "write";
            for (var at = path; at != ""; at = at.Contains('\\') ? Above(at) : "")
                if (denied.TryGetValue(at, out var what) && (what == "all" || what == wish)) return false;
            if (path.StartsWith("HKCU", StringComparison.OrdinalIgnoreCase)) return true;
            return security.Count == 0 ? machine.User.Elevated || wish == "read" : Effective(path).Allows(machine.User, rights);
        }

        public void AddTo(IDictionary<string, string> state)
        {
            foreach (var key in keys)
            {
                state["key " + key.Key] = security.ContainsKey(key.Key) ? Effective(key.Key).ToString() : "";
                foreach (var value in key.Value) state["value " + key.Key + "!" + value.Key] = value.Value.ToString();
            }
        }
    }

    public sealed class RegistryValue
    {
        public readonly RegistryValueKind Kind;
        public readonly object Data;
        public RegistryValue(RegistryValueKind kind, object data) { Kind = kind; Data = data; }

        /// <summary>7 -> DWord, "x" -> String, { binary: "0A0B" }, { expand: "%x%" }, { multi: ["a"] }, { qword: 7 }.</summary>
        public static RegistryValue From(JsonNode node)
        {
            if (node is JsonValue plain && plain.TryGetValue<long>(out var number)) return new RegistryValue(RegistryValueKind.DWord, unchecked((int)number));
            if (node is JsonValue) return new RegistryValue(RegistryValueKind.String, (string)node);
            var only = ((JsonObject)node).First();
            switch (only.Key)
            {
                case "binary": return new RegistryValue(RegistryValueKind.Binary, Convert.FromHexString((string)only.Value));
                case "expand": return new RegistryValue(RegistryValueKind.ExpandString, (string)only.Value);
                case "multi": return new RegistryValue(RegistryValueKind.MultiString, ((JsonArray)only.Value).Select(x => (string)x).ToArray());
                case "none": return new RegistryValue(RegistryValueKind.None, Convert.FromHexString((string)only.Value));
                case "qword": return new RegistryValue(RegistryValueKind.QWord, (long)only.Value);
                default: throw new ArgumentException("no registry value: " + node.ToJsonString());
            }
        }

        /// <summary>What .NET hands in, as Windows would store it; throws where Windows would.</summary>
        public static RegistryValue Make(RegistryValueKind kind, object raw)
        {
            var data = raw is System.Management.Automation.PSObject wrapped ? wrapped.BaseObject : raw;
            if (kind == RegistryValueKind.Unknown) kind = Guess(data);
            switch (kind)
            {
                case RegistryValueKind.DWord: return new RegistryValue(kind, data is uint u ? unchecked((int)u) : data is long l && l > int.MaxValue ? unchecked((int)checked((uint)l)) : Convert.ToInt32(data));
                case RegistryValueKind.QWord: return new RegistryValue(kind, data is ulong q ? unchecked((long)q) : Convert.ToInt64(data));
                case RegistryValueKind.Binary: return new RegistryValue(kind, (byte[])System.Management.Automation.LanguagePrimitives.ConvertTo(data ?? new byte[0], typeof(byte[])));
                case RegistryValueKind.MultiString: return new RegistryValue(kind, (string[])System.Management.Automation.LanguagePrimitives.ConvertTo(data ?? new string[0], typeof(string[])));
                default: return new RegistryValue(kind, (string)System.Management.Automation.LanguagePrimitives.ConvertTo(data, typeof(string)) ?? "");
            }
        }

        private static RegistryValueKind Guess(object data) =>
            data is int ? RegistryValueKind.DWord : data is long ? RegistryValueKind.QWord : data is byte[] ? RegistryValueKind.Binary
            : data is string[] ? RegistryValueKind.MultiString : RegistryValueKind.String;

        /// <summary>As Get-ItemProperty hands it out: the registry holds no negative numbers (PowerShell: RegistryWrapper.cs).</summary>
        public object Shown => Data is int small && small < 0 ? unchecked((uint)small) : Data is long large && large < 0 ? unchecked((ulong)large) : Expanded;

        public object Expanded => Kind == RegistryValueKind.ExpandString ? Expand((string)Data) : Data;

        public static string Expand(string text) =>
            System.Text.RegularExpressions.Regex.Replace(text, "%([^%]+)%", m => Environment.GetEnvironmentVariable(m.Groups[1].Value) ?? m.Value);

        public override string ToString() =>
            Kind + " " + (Data is byte[] bytes ? Convert.ToHexString(bytes) : Data is string[] many ? many.Length + " " + string.Join("|", many) : Kind == RegistryValueKind.DWord ? unchecked((uint)(int)Data).ToString() : Data.ToString());
    }

    /// <summary>What Get-Item hands out for a key; the members of Microsoft.Win32.RegistryKey that scripts use.</summary>
    public sealed class RegistryKey
    {
        private readonly string path;
        public RegistryKey(string path) { this.path = RegistryStore.Normal(path); }
        private SortedDictionary<string, RegistryValue> Values => Machine.Now.Registry.Values(path);

        public string Name => path.Replace("HKLM", "HKEY_LOCAL_MACHINE").Replace("HKCU", "HKEY_CURRENT_USER");
        public string[] Property => GetValueNames();
        public int SubKeyCount => GetSubKeyNames().Length;
        public int ValueCount => Values.Count;
        public string[] GetValueNames() => Values.Keys.ToArray();
        public string[] GetSubKeyNames() => Machine.Now.Registry.Children(path).Select(k => k.Substring(k.LastIndexOf('\\') + 1)).ToArray();
        public object GetValue(string name) => GetValue(name, null);
        public object GetValue(string name, object fallback) => Values.TryGetValue(name ?? "", out var value) ? value.Expanded : fallback;
        public object GetValue(string name, object fallback, RegistryValueOptions options) =>
            Values.TryGetValue(name ?? "", out var value) ? (options == RegistryValueOptions.DoNotExpandEnvironmentNames ? value.Data : value.Expanded) : fallback;
        public RegistryValueKind GetValueKind(string name) =>
            Values.TryGetValue(name ?? "", out var value) ? value.Kind : throw new IOException(Texts.Of(Machine.Now.Language, "file-missing"));
        public void Close() { }
        public void Dispose() { }
        public override string ToString() => Name;
    }
}
