using System;
using System.Collections.ObjectModel;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Provider;
using System.Security;
using Microsoft.Win32;

namespace Sim
{
    /// <summary>The drives HKLM: and HKCU:, and Registry::HKEY_LOCAL_MACHINE\..., with the manners of the real provider.</summary>
    [CmdletProvider("Registry", ProviderCapabilities.ShouldProcess)]
    public sealed class RegistryProvider : NavigationCmdletProvider, IDynamicPropertyCmdletProvider
    {
        private static RegistryStore Store => Machine.Now.Registry;

        protected override Collection<PSDriveInfo> InitializeDefaultDrives() => new Collection<PSDriveInfo>
        {
            new PSDriveInfo("HKLM", ProviderInfo, "HKEY_LOCAL_MACHINE", "", null),
            new PSDriveInfo("HKCU", ProviderInfo, "HKEY_CURRENT_USER", "", null),
        };

        protected override string MakePath(string parent, string child) => WindowsPath.Join(parent, child);
        protected override string GetParentPath(string path, string root) => WindowsPath.Parent(path);
        protected override string GetChildName(string path) => WindowsPath.Leaf(path);
        protected override bool IsValidPath(string path) => true;
        protected override bool ItemExists(string path) => Store.Exists(path);
        protected override bool IsItemContainer(string path) => Store.Exists(path);
        protected override bool HasChildItems(string path) => Store.Children(path).Any();

        protected override void GetItem(string path)
        {
            Guarded(path, () => { Store.Values(path); WriteKey(path); });
        }

        protected override void GetChildItems(string path, bool recurse)
        {
            foreach (var child in Store.Children(path).ToList())
            {
                WriteKey(child);
                if (recurse) GetChildItems(child, true);
            }
        }

        protected override void GetChildNames(string path, ReturnContainers containers)
        {
            foreach (var child in Store.Children(path).ToList()) WriteItemObject(WindowsPath.Leaf(child), child, true);
        }

        /// <summary>With -Force an existing key is deleted first, with all that is in it. So does Windows.</summary>
        protected override void NewItem(string path, string type, object value)
        {
            Guarded(path, () =>
            {
                if (Store.Exists(path))
                {
                    if (!Force) throw new System.IO.IOException("A key in this path already exists.");
                    Store.Remove(path);
                }
                if (!Force && !Store.Exists(WindowsPath.Parent(RegistryStore.Normal(path)))) throw new System.IO.IOException(Texts.Of(Machine.Now.Language, "no-path", path));
                Store.Create(path);
                if (value != null) Store.Set(path, "", RegistryValue.Make(RegistryValueKind.String, value));
                WriteKey(path);
            });
        }

        protected override void RemoveItem(string path, bool recurse) => Guarded(path, () => Store.Remove(path));

        public void GetProperty(string path, Collection<string> names)
        {
            Guarded(path, () =>
            {
                var values = Store.Values(path);
                var result = new PSObject();
                var wanted = names == null || names.Count == 0 ? values.Keys.ToList() : names.ToList();
                foreach (var name in wanted)
                {
                    var found = values.Keys.Where(k => WildcardPattern.Get(name, WildcardOptions.IgnoreCase).IsMatch(k)).ToList();
                    if (found.Count == 0 && !WildcardPattern.ContainsWildcardCharacters(name))
                        WriteError(new ErrorRecord(new PSArgumentException(Texts.Of(Machine.Now.Language, "no-property", name, path)), "System.Management.Automation.PSArgumentException", ErrorCategory.InvalidArgument, path));
                    foreach (var one in found) result.Properties.Add(new PSNoteProperty(one == "" ? "(default)" : one, values[one].Shown));
                }
                if (result.Properties.Any() || wanted.Count == 0) WritePropertyObject(result, path);
            });
        }

        public void SetProperty(string path, PSObject properties)
        {
            var type = (DynamicParameters as KindParameter)?.Type ?? RegistryValueKind.Unknown;
            foreach (var property in properties.Properties)
            {
                Guarded(path, () =>
                {
                    var kind = type;
                    if (kind == RegistryValueKind.Unknown && Store.Values(path).TryGetValue(property.Name, out var old)) kind = old.Kind;
                    Store.Set(path, property.Name, RegistryValue.Make(kind, property.Value));
                });
            }
        }

        public void NewProperty(string path, string name, string type, object value)
        {
            Guarded(path, () =>
            {
                if (!Force && Store.Values(path).ContainsKey(name)) throw new System.IO.IOException(Texts.Of(Machine.Now.Language, "property-exists"));
                if (name.Equals("(default)", StringComparison.OrdinalIgnoreCase)) name = "";
                var kind = string.IsNullOrEmpty(type) ? RegistryValueKind.String : (RegistryValueKind)Enum.Parse(typeof(RegistryValueKind), type, true);
                Store.Set(path, name, RegistryValue.Make(kind, value));
                var result = new PSObject();
                result.Properties.Add(new PSNoteProperty(name == "" ? "(default)" : name, value));
                WritePropertyObject(result, path);
            });
        }

        /// <summary>With -LiteralPath the name is taken literally. "(default)" does not find the value without a name; Windows has it so.</summary>
        public void RemoveProperty(string path, string name)
        {
            Guarded(path, () =>
            {
                var found = Store.Values(path).Keys.Where(k => Literal ? k.Equals(name, StringComparison.OrdinalIgnoreCase) : WildcardPattern.Get(name, WildcardOptions.IgnoreCase).IsMatch(k)).ToList();
                if (found.Count == 0)
                    WriteError(new ErrorRecord(new PSArgumentException(Texts.Of(Machine.Now.Language, "no-property", name, path)), "System.Management.Automation.PSArgumentException", ErrorCategory.InvalidArgument, path));
                foreach (var one in found) Store.Unset(path, one);
            });
        }

        /// <summary>Was the path given with -LiteralPath? The real provider looks at the same property, which is not public.</summary>
        private bool Literal
        {
            get
            {
                var hidden = System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic;
                var context = typeof(CmdletProvider).GetProperty("Context", hidden).GetValue(this);
                return (bool)context.GetType().GetProperty("SuppressWildcardExpansion", hidden | System.Reflection.BindingFlags.Public).GetValue(context);
            }
        }

        private void WriteKey(string path) => WriteItemObject(new RegistryKey(path), path, true);

        /// <summary>Refused access is an error of this one item, with the category that Windows gives it.</summary>
        private void Guarded(string path, Action action)
        {
            try { action(); }
            catch (SecurityException e) { WriteError(new ErrorRecord(e, "System.Security.SecurityException", ErrorCategory.PermissionDenied, path)); }
            catch (UnauthorizedAccessException e) { WriteError(new ErrorRecord(e, "System.UnauthorizedAccessException", ErrorCategory.PermissionDenied, path)); }
            catch (Exception e) when (e is System.IO.IOException || e is ArgumentException) { WriteError(new ErrorRecord(e, e.GetType().FullName, ErrorCategory.WriteError, path)); }
        }

        public sealed class KindParameter
        {
            [Parameter] public RegistryValueKind Type { get; set; }
        }

        public object SetPropertyDynamicParameters(string path, PSObject property) => new KindParameter();
        public object GetPropertyDynamicParameters(string path, Collection<string> names) => null;
        public object ClearPropertyDynamicParameters(string path, Collection<string> names) => null;
        public object NewPropertyDynamicParameters(string path, string name, string type, object value) => null;
        public object RemovePropertyDynamicParameters(string path, string name) => null;
        public object RenamePropertyDynamicParameters(string path, string name, string other) => null;
        public object CopyPropertyDynamicParameters(string path, string name, string otherPath, string other) => null;
        public object MovePropertyDynamicParameters(string path, string name, string otherPath, string other) => null;
        public void ClearProperty(string path, Collection<string> names) => throw Machine.Now.Refuse("Clear-ItemProperty");
        public void RenameProperty(string path, string name, string other) => throw Machine.Now.Refuse("Rename-ItemProperty");
        public void CopyProperty(string path, string name, string otherPath, string other) => throw Machine.Now.Refuse("Copy-ItemProperty");
        public void MoveProperty(string path, string name, string otherPath, string other) => throw Machine.Now.Refuse("Move-ItemProperty");
    }

    /// <summary>Paths with backslashes, on any system that runs the tests.</summary>
    public static class WindowsPath
    {
        public static string Normal(string path)
        {
            var plain = (path ?? "").Replace('/', '\\');
            while (plain.Contains("\\\\")) plain = plain.Replace("\\\\", "\\");
            return plain.Length > 3 ? plain.TrimEnd('\\') : plain;
        }

        public static string Join(string parent, string child)
        {
            if (string.IsNullOrEmpty(parent)) return Normal(child);
            return string.IsNullOrEmpty(child) ? Normal(parent) : Normal(parent + "\\" + child);
        }

        public static string Parent(string path)
        {
            var plain = Normal(path).TrimEnd('\\');
            var cut = plain.LastIndexOf('\\');
            if (cut < 0) return "";
            return cut == 2 && plain[1] == ':' ? plain.Substring(0, 3) : plain.Substring(0, cut);
        }

        public static string Leaf(string path)
        {
            var plain = Normal(path).TrimEnd('\\');
            return plain.Substring(plain.LastIndexOf('\\') + 1);
        }
    }
}
