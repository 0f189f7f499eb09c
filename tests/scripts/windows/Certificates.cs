using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Provider;
using System.Collections.ObjectModel;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;

namespace Sim
{
    /// <summary>
    /// The stores of Cert:\LocalMachine, with real certificates. A spec, by store name:
    /// [ { subject, from: days, to: days, key: false, issuer: "CN=other", usages: [OIDs], keyOf } ], days counted from
    /// today. keyOf says where the private key is: { provider: "csp" | "cng", file: name, keySpec: "Signature", other: true }
    /// (other: it belongs to another pair).
    /// </summary>
    public sealed class CertificateStore
    {
        private readonly Machine machine;
        private readonly SortedDictionary<string, List<X509Certificate2>> stores = new SortedDictionary<string, List<X509Certificate2>>(StringComparer.OrdinalIgnoreCase);

        public CertificateStore(Machine machine, JsonObject spec)
        {
            this.machine = machine;
            foreach (var store in spec)
                if (store.Value != null) stores[store.Key] = ((JsonArray)store.Value).Select(c => Mint.Make(Runner.Without((JsonObject)c))).ToList();
        }

        /// <summary>Where the private key of a certificate is.</summary>
        public JsonObject KeyOf(X509Certificate2 certificate)
        {
            foreach (var store in (JsonObject)machine.Spec["certificates"] ?? new JsonObject())
                foreach (var one in (JsonArray)store.Value ?? new JsonArray())
                    if (one["keyOf"] != null && Mint.Make(Runner.Without((JsonObject)one)).Thumbprint == certificate.Thumbprint) return (JsonObject)one["keyOf"];
            return null;
        }

        public List<X509Certificate2> Store(string name) { machine.Live(); return stores.TryGetValue(name, out var store) ? store : null; }
        public IEnumerable<string> Names => stores.Keys;

        /// <summary>Takes the certificate away. Its private key stays, unless somebody asks for more.</summary>
        public void Remove(string store, X509Certificate2 certificate)
        {
            if (!machine.User.Elevated || (string)machine.Spec["certificateStore"] == "denied") throw new CryptographicException(Texts.Of(machine.Language, "denied"));
            machine.Write("certificate " + store + "\\" + certificate.Thumbprint);
            stores[store].Remove(certificate);
        }

        public void Add(string store, X509Certificate2 certificate)
        {
            if (!stores.ContainsKey(store)) stores[store] = new List<X509Certificate2>();
            stores[store].Add(certificate);
        }

        public void AddTo(IDictionary<string, string> state)
        {
            foreach (var store in stores) foreach (var certificate in store.Value) state["certificate " + store.Key + "\\" + certificate.Thumbprint] = certificate.HasPrivateKey ? "with key" : "no key";
        }
    }

    /// <summary>Makes certificates. Key pairs are made once, because that takes long.</summary>
    public static class Mint
    {
        private static readonly RSA Key = RSA.Create(2048);
        private static readonly ConcurrentDictionary<string, X509Certificate2> Made = new ConcurrentDictionary<string, X509Certificate2>();

        public static X509Certificate2 Make(JsonObject spec) => Made.GetOrAdd(spec.ToJsonString(), _ =>
        {
            var today = new DateTimeOffset(DateTime.Today);
            var request = new CertificateRequest((string)spec["subject"] ?? "CN=PC", Key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            if (spec["usages"] != null)
            {
                var usages = new OidCollection();
                foreach (var usage in (JsonArray)spec["usages"]) usages.Add(new Oid((string)usage));
                request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension(usages, false));
            }
            DateTimeOffset from = today.AddDays((double?)spec["from"] ?? -10), to = today.AddDays((double?)spec["to"] ?? 170);
            X509Certificate2 certificate;
            if (spec["issuer"] == null) certificate = request.CreateSelfSigned(from, to);
            else
            {
                var serial = BitConverter.GetBytes(spec.ToJsonString().Length);
                certificate = request.Create(new X500DistinguishedName((string)spec["issuer"]), X509SignatureGenerator.CreateForRSA(Key, RSASignaturePadding.Pkcs1), from, to, serial).CopyWithPrivateKey(Key);
            }
            return (bool?)spec["key"] == false ? X509CertificateLoader.LoadCertificate(certificate.RawData) : certificate;
        });
    }

    /// <summary>
    /// What the service SessionEnv does some seconds after it starts: without a usable certificate of its own it makes
    /// one, if the services and the key file that it needs are there; else it writes event 1057 or 1058.
    /// TermService alone makes one only where the scenario says "certificateBy": "TermService".
    /// </summary>
    public static class CertificateMaker
    {
        private const string Folder = "C:\\ProgramData\\Microsoft\\Crypto\\RSA\\MachineKeys";

        public static void Started(Machine machine, Service service)
        {
            if (service.Name == ((string)machine.Spec["certificateBy"] ?? "SessionEnv")) machine.Spec["(due)"] = machine.Slept + 3;
        }

        public static void Tick(Machine machine)
        {
            if (machine.Spec["(due)"] == null || machine.Slept < (double)machine.Spec["(due)"]) return;
            machine.Spec.Remove("(due)");
            var usable = machine.Certificates.Store("Remote Desktop")?.Any(c => c.Subject == c.Issuer && c.HasPrivateKey && c.NotAfter > DateTime.Now && c.NotBefore <= DateTime.Now) ?? false;
            if (usable) return;
            if (new[] { "CertPropSvc", "KeyIso", "CryptSvc" }.Any(n => machine.Services.Find(n) == null || machine.Services.Find(n).StartType == ServiceStart.Disabled) || !Key(machine)) { machine.Events.Log(1058); return; }
            machine.Certificates.Add("Remote Desktop", Mint.Make(new JsonObject { ["subject"] = "CN=PC", ["from"] = -1.0, ["to"] = 182.0 }));
            machine.Events.Log(1056);
        }

        /// <summary>The key file can be opened by SYSTEM and read by NETWORK SERVICE, or a new one can be made.</summary>
        private static bool Key(Machine machine)
        {
            var path = Folder + "\\f686aace6942fb7f7ceb231212eef4a4_" + machine.Registry.Read("HKLM\\SOFTWARE\\Microsoft\\Cryptography", "MachineGuid");
            var node = machine.Files.Find(path);
            if (node != null) return node.Bytes.Length > 100 && node.Security.ToString().Contains(";FA;;;SY)") && node.Security.ToString().Contains(";;;NS)");
            if (machine.Files.Find(Folder) == null) return false;
            machine.Files.Plant(path, new JsonObject { ["size"] = 2300, ["attributes"] = "System", ["minutesOld"] = 0.0, ["sddl"] = "O:SYG:SYD:PAI(A;;FA;;;SY)(A;;FR;;;NS)" });
            return true;
        }
    }

    /// <summary>Cert:\LocalMachine\Store\Thumbprint.</summary>
    [CmdletProvider("Certificate", ProviderCapabilities.ShouldProcess)]
    public sealed class CertificateProvider : NavigationCmdletProvider
    {
        protected override Collection<PSDriveInfo> InitializeDefaultDrives() => new Collection<PSDriveInfo> { new PSDriveInfo("Cert", ProviderInfo, "\\", "", null) };
        protected override string MakePath(string parent, string child) => WindowsPath.Join(parent, child);
        protected override string GetParentPath(string path, string root) => WindowsPath.Parent(path);
        protected override string GetChildName(string path) => WindowsPath.Leaf(path);
        protected override bool IsValidPath(string path) => true;

        private static (string Store, X509Certificate2 Certificate, bool Exists) Look(string path)
        {
            var parts = WindowsPath.Normal(path).Trim('\\').Split('\\', StringSplitOptions.RemoveEmptyEntries);
            if (parts.Length == 0 || (parts.Length == 1 && parts[0].Equals("LocalMachine", StringComparison.OrdinalIgnoreCase))) return (null, null, true);
            if (!parts[0].Equals("LocalMachine", StringComparison.OrdinalIgnoreCase)) throw Machine.Now.Refuse("Cert:\\" + path);
            var store = Machine.Now.Certificates.Store(parts[1]);
            if (store == null || parts.Length == 2) return (parts[1], null, store != null);
            var found = store.FirstOrDefault(c => c.Thumbprint.Equals(parts[2], StringComparison.OrdinalIgnoreCase));
            return (parts[1], found, found != null);
        }

        protected override bool ItemExists(string path) => Look(path).Exists;
        protected override bool IsItemContainer(string path) => Look(path).Exists && Look(path).Certificate == null;
        protected override bool HasChildItems(string path) => Look(path).Certificate == null && Machine.Now.Certificates.Store(Look(path).Store).Count > 0;

        protected override void GetItem(string path)
        {
            var found = Look(path);
            if (found.Certificate == null) WriteItemObject(found.Store, path, true);
            else WriteItemObject(found.Certificate, path, false);
        }

        protected override void GetChildItems(string path, bool recurse)
        {
            var found = Look(path);
            if (found.Store == null) throw Machine.Now.Refuse("Get-ChildItem Cert:\\LocalMachine");
            foreach (var certificate in Machine.Now.Certificates.Store(found.Store).ToList()) WriteItemObject(certificate, WindowsPath.Join(path, certificate.Thumbprint), false);
        }

        protected override void GetChildNames(string path, ReturnContainers containers)
        {
            foreach (var certificate in Machine.Now.Certificates.Store(Look(path).Store).ToList()) WriteItemObject(certificate.Thumbprint, path, false);
        }

        protected override void RemoveItem(string path, bool recurse)
        {
            var found = Look(path);
            if (found.Certificate == null) throw Machine.Now.Refuse("Remove-Item of a certificate store");
            Machine.Now.Certificates.Remove(found.Store, found.Certificate);
        }
    }
}
